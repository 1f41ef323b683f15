// For everybody: ears, keyboards, tired eyes, wet fingers. Every route is found in the table of routes, none is listed here.
import { expect, test } from "@playwright/test";
import { findings } from "./support/axe.mjs";
import { demonstration, dress, LANGUAGES, NOW, settle, shade, SIZES, THEMES } from "./support/demonstration.mjs";
import { addresses } from "./support/routes.mjs";
import { openTablet, Tablet } from "./support/tablet.mjs";

test("every route is accessible in three languages, light, dark and in sunlight", async ({ browser }) => {
  test.setTimeout(900_000);
  const tablet = await demonstration(browser);
  const { addresses: routes } = await addresses(tablet.page);
  expect(routes.length).toBeGreaterThan(15);
  const found = [];
  for (const language of LANGUAGES) {
    await dress(tablet, { language, theme: "light" });
    for (const route of routes) {
      await settle(tablet, route);
      found.push(...(await findings(tablet.page, `${route} ${language} light`)));
      // Themes differ in tokens and in nothing else: what they can break is contrast.
      for (const theme of THEMES.slice(1)) {
        await shade(tablet.page, theme);
        found.push(...(await findings(tablet.page, `${route} ${language} ${theme}`, ["color-contrast", "link-in-text-block"])));
      }
      await shade(tablet.page, "light");
    }
  }
  expect(found).toEqual([]);
  await tablet.close();
});

test("what is tapped is 44 pixels high and wide on a phone and a tablet, and nothing is wider than the screen", async ({ browser }) => {
  test.setTimeout(300_000);
  const tablet = await demonstration(browser);
  const { addresses: routes } = await addresses(tablet.page);
  const small = [];
  for (const size of ["390x844", "800x1280"]) {
    await tablet.page.setViewportSize(SIZES[size]);
    for (const route of routes) {
      await settle(tablet, route);
      small.push(...(await tablet.page.evaluate(tooSmall)).map((found) => `${route} ${size}: ${found}`));
    }
  }
  expect([...new Set(small)]).toEqual([]);
  await tablet.close();
});

test("with letters of twice the size nothing is cut off and nothing has to be scrolled sideways", async ({ browser }) => {
  test.setTimeout(300_000);
  const tablet = await demonstration(browser);
  const { addresses: routes } = await addresses(tablet.page);
  const lost = [];
  for (const size of ["390x844", "800x1280", "1280x800"]) {
    await tablet.page.setViewportSize(SIZES[size]);
    // As a reader's own setting does: the size from which all others are reckoned.
    await tablet.page.evaluate(() => (document.documentElement.style.fontSize = "32px"));
    for (const route of routes) {
      await settle(tablet, route);
      lost.push(...(await tablet.page.evaluate(cutOff)).map((found) => `${route} ${size}: ${found}`));
    }
  }
  expect([...new Set(lost)]).toEqual([]);
  await tablet.close();
});

test("the keys open places, rest while somebody types, are shown by a question mark and can be switched off", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  const { page } = tablet;
  await tablet.found({ roles: ["service_desk"] });
  const at = () => page.evaluate(() => location.hash);
  for (const [key, place] of [["2", "#/cases"], ["3", "#/customers"], ["4", "#/revisits"], ["5", "#/handoff"], ["6", "#/more"], ["1", "#/today"], ["n", "#/take"]]) {
    await page.keyboard.press(key);
    await expect.poll(at).toBe(place);
  }
  // In a field a letter is a letter.
  await tablet.field("words").locator("textarea").focus();
  await page.keyboard.type("12n?");
  await expect(tablet.field("words").locator("textarea")).toHaveValue("12n?");
  await tablet.go("/cases");
  await expect(page.locator("main h1").first()).toBeFocused();
  await page.keyboard.press("/");
  await expect(page.locator('main input[type="search"]')).toBeFocused();

  await page.locator("main h1").first().focus();
  await page.keyboard.press("?");
  const sheet = page.locator("dialog[open]");
  await expect(sheet.locator("kbd")).toHaveCount(9);
  await sheet.locator('[data-act="shortcuts"]').click();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await page.keyboard.press("3");
  await page.keyboard.press("?");
  expect(await at()).toBe("#/cases");
  await expect(sheet).toHaveCount(0);
  await tablet.close();
});

test("a sheet keeps the focus, closes by Escape and gives the focus back to what opened it", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.found({ roles: ["service_desk"] });
  const opener = tablet.act("rules");
  await opener.focus();
  await tablet.page.keyboard.press("Enter");
  const sheet = tablet.page.locator("dialog[open]");
  await expect(sheet).toBeVisible();
  const inside = () => tablet.page.evaluate(() => Boolean(document.activeElement?.closest("dialog[open]")) || document.activeElement === document.body);
  for (let tab = 0; tab < 20; tab += 1) {
    await tablet.page.keyboard.press("Tab");
    expect(await inside()).toBe(true);
  }
  await expect(sheet.locator(".rule-list li").first()).toBeVisible();
  // The arrow keys go from one part to the next.
  await sheet.locator('[role="tab"][aria-selected="true"]').focus();
  await tablet.page.keyboard.press("ArrowRight");
  await expect(sheet.locator("kbd").first()).toBeVisible();
  await tablet.page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await expect(opener).toBeFocused();
  await tablet.close();
});

test("a clock is announced when it turns amber and when it turns red, and never in between", async ({ browser }) => {
  const context = await browser.newContext();
  const tablet = new Tablet("A", context, await context.newPage());
  await tablet.page.clock.install({ time: NOW });
  await tablet.page.goto("./");
  await tablet.started();
  await tablet.found({ roles: ["service_desk", "technician"] });
  await tablet.go("/take");
  await tablet.fill("symptom", "dripping");
  await tablet.fill("words", "廚房立管一直滴");
  await tablet.fill("customer", "王建國");
  await tablet.fillAll({ phone: "13800004821", address: "育才街 18 號 1-302", scope: "company" });
  await tablet.press("save");
  await expect(tablet.page.locator(".detail .due")).toBeVisible();
  const voice = tablet.page.locator("[data-voice]");
  const said = [];
  let last = "";
  for (let quarter = 0; quarter < 4 * 40; quarter += 1) {
    await tablet.page.clock.runFor(15_000);
    const now = await voice.textContent();
    if (now !== last) said.push(now);
    last = now;
  }
  // Telling the repair people is due after five minutes, being there after thirty: each turns at most twice.
  expect(said.filter((words) => words.includes("已逾時")).length).toBeGreaterThan(0);
  expect(said.filter((words) => words.includes("剩")).length).toBeGreaterThan(0);
  expect(said.length).toBeLessThanOrEqual(6);
  await tablet.close();
});

test("a repair goes from the call to the end by the keyboard alone", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  const { page } = tablet;
  const key = (name) => page.keyboard.press(name);
  /** Presses Tab until the focus is on what fits. */
  const tabTo = async (selector) => {
    for (let tab = 0; tab < 120; tab += 1) {
      if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
      await key("Tab");
    }
    throw new Error(`the tab key does not reach ${selector}`);
  };
  const press = async (selector) => (await tabTo(selector), await key("Enter"));
  const tick = async (selector) => (await tabTo(selector), await key("Space"));
  const write = async (selector, text) => (await tabTo(selector), await page.keyboard.insertText(text));

  await press('[data-act="found"]');
  await write("#firm-name", "恆暖供熱");
  await write("#your-name", "林美惠");
  await tick('#your-roles [data-value="technician"]');
  await press('[data-act="found-go"]');
  await tablet.inside();
  await expect(page.locator("main h1").first()).toBeVisible();
  await key("n");
  await expect(page.locator("#words")).toBeVisible();
  // One stop for the group; the arrow keys choose.
  await tabTo('#symptom [role="radio"]');
  for (const _ of ["running", "spurting"]) await key("ArrowRight");
  await expect(page.locator('#symptom [data-value="dripping"]')).toHaveAttribute("aria-checked", "true");
  await write("#words", "廚房立管一直滴");
  await write("#customer", "王建國");
  await write("#phone", "13800004821");
  await write("#address", "育才街 18 號 1-302");
  await press('[data-act="save"]');
  await expect(page.locator(".detail .due")).toBeVisible();

  const step = async (act, fill) => {
    await expect(page.locator(`[data-act="${act}"]`).first()).toBeAttached();
    await press(`[data-act="${act}"]`);
    await expect(page.locator("dialog[open] form")).toBeVisible();
    await fill();
    await press('dialog[open] [data-act="save"]');
    await expect(page.locator("dialog[open]")).toHaveCount(0);
  };
  await step("arrive", () => tick('dialog[open] [data-field="courtesy"] [data-act="all"]'));
  await step("finish_on_site", async () => {
    await write("#field-found", "立管接頭鬆脫");
    await tick('dialog[open] [data-field="cause"] [data-value="4"]');
    await write("#field-work", "換墊片，重新上緊");
    await tick('dialog[open] [data-field="steps"] [data-act="all"]');
    await write("#field-temperature", "19");
    await tick('dialog[open] [data-field="opinion"] [data-value="satisfied"]');
    // A hand that cannot draw says why there is no signature (P10.09.11a).
    await write("#field-unsigned", "用戶請鄰居代看，不在場");
  });
  await expect(page.locator(".detail .time p").first()).toContainText("結案");
  await tablet.close();
});

/** What can be tapped and is too small for a finger. Links inside a sentence are as large as their words (WCAG 2.5.8). */
function tooSmall() {
  const tapped = 'a[href], button, summary, input:not([type="file"]), textarea, select, label.btn, [role="radio"], [role="checkbox"]';
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden" && !element.closest(".visually-hidden, dialog:not([open])");
  const inSentence = (element) => element.matches("a") && Boolean(element.closest("p, dd, td, h3, small, .no, .label, .hint, .e, label, summary, h2, .sec, .clause-text, .light, .rule-list"));
  return [...document.querySelectorAll(tapped)]
    .filter((element) => shown(element) && !inSentence(element) && !element.matches(".rail .light"))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
    .map(([element, box]) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 20)} ${Math.round(box.width)}×${Math.round(box.height)}`)
    .concat(document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : []);
}

/** What is cut off: text that its own box hides, apart from the rows of a list, whose whole text stands one tap deeper. */
function cutOff() {
  const shown = (element) => element.getClientRects().length > 0 && !element.closest(".visually-hidden, dialog:not([open]), [aria-hidden='true']");
  const shortened = ".row strong, .row em, .row em > span, .clock small, .visually-hidden";
  const lost = [...document.querySelectorAll("main *, nav *")]
    .filter((element) => shown(element) && !element.matches(shortened) && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      const hides = [overflowX, overflowY].some((value) => value === "hidden" || value === "clip");
      const box = element.getBoundingClientRect();
      const sideways = element.closest(".filters, .scroll-x");
      return (hides && (element.scrollWidth > element.clientWidth + 2 || element.scrollHeight > element.clientHeight + 2)) || (!sideways && (box.right > innerWidth + 2 || box.left < -2));
    })
    .map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 24)}`);
  for (const place of document.querySelectorAll("main, .list, .detail, .page, .rail")) {
    if (shown(place) && place.scrollWidth > place.clientWidth + 2) lost.push(`${place.className} scrolls sideways: ${place.scrollWidth} of ${place.clientWidth}`);
  }
  return lost;
}
