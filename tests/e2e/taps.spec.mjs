// How many taps the usual things take, counted by the browser itself: every click on something that can be pressed.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

/** Counts taps from now on; writing into a field and drawing a signature are no taps. */
async function count(tablet) {
  await tablet.page.evaluate(() => {
    window.taps = [];
    const pressed = 'a, button, summary, label.btn, [role="radio"], [role="checkbox"]';
    if (!window.counting) addEventListener("pointerdown", ({ target }) => target.closest?.(pressed) && window.taps.push(target.closest(pressed).textContent.trim()), true);
    window.counting = true;
  });
  return () => tablet.page.evaluate(() => window.taps);
}

async function firm(browser, roles = ["service_desk", "technician"]) {
  const tablet = await openTablet(browser, "A", { viewport: { width: 800, height: 1280 } });
  await tablet.found({ roles });
  return tablet;
}

async function customer(tablet) {
  await tablet.go("/customers/new");
  await tablet.fillAll({ name: "王建國", phone: "13800004821", address: "育才街 18 號 1-302" });
  await tablet.press("save");
  await expect(tablet.page.locator(".detail h1")).toHaveText("王建國");
}

test("a repair of a known customer is taken with three taps and one text", async ({ browser }) => {
  const tablet = await firm(browser);
  await customer(tablet);
  const taps = await count(tablet);
  await tablet.press("take-case");
  await tablet.fill("symptom", "dripping");
  await tablet.fill("words", "廚房立管一直滴");
  await tablet.press("save");
  await expect(tablet.page.locator(".detail .due")).toBeVisible();
  expect((await taps()).length, (await taps()).join(", ")).toBeLessThanOrEqual(3);
  await tablet.close();
});

test("from arriving to the closed case takes eight taps and a signature, with every courtesy and step confirmed", async ({ browser }) => {
  const tablet = await firm(browser);
  await customer(tablet);
  await tablet.press("take-case");
  await tablet.fill("symptom", "dripping");
  await tablet.fill("words", "廚房立管一直滴");
  await tablet.press("save");
  await expect(tablet.page.locator(".detail .due")).toBeVisible();
  const { page } = tablet;
  const taps = await count(tablet);
  const all = (field) => tablet.field(field).locator('[data-act="all"]').click();
  await tablet.press("arrive");
  await all("courtesy");
  await tablet.press("save");
  await expect(tablet.act("finish_on_site")).toBeVisible();
  await tablet.press("finish_on_site");
  await tablet.fill("found", "立管接頭鬆脫");
  await tablet.fill("cause", "4");
  await tablet.fill("work", "換墊片，重新上緊");
  await all("steps");
  await tablet.fill("temperature", "19");
  await tablet.fill("opinion", "satisfied");
  await tablet.sign();
  await expect(tablet.field("signature")).toContainText("已存妥");
  await tablet.press("save");
  await expect(page.locator(".detail .time p").first()).toContainText("結案");
  expect((await taps()).length, (await taps()).join(", ")).toBeLessThanOrEqual(8);
  // Found, removed, signed and closed: four facts, each on its own.
  await expect(page.locator(".detail .photos img")).toHaveCount(1);
  await expect(page.locator(".detail .time p")).toHaveCount(6);
  await tablet.close();
});

test("a bundle is given with three taps and taken with three", async ({ browser }) => {
  const office = await firm(browser);
  await customer(office);
  await office.go("/today");
  const given = await count(office);
  await office.page.locator('nav.rail .tab[href="#/handoff"]').click();
  const [download] = await Promise.all([office.page.waitForEvent("download"), office.press("give-all")]);
  expect((await given()).length).toBeLessThanOrEqual(3);
  const bundle = await (await import("node:fs/promises")).readFile(await download.path());

  const field = await openTablet(browser, "B");
  const joined = await count(field);
  await field.press("join");
  const choose = async () => {
    const [chooser] = await Promise.all([field.page.waitForEvent("filechooser"), field.page.locator('[data-field="bundle"]').first().click()]);
    await chooser.setFiles({ name: "huiyin-bundle.json", mimeType: "application/json", buffer: bundle });
  };
  await choose();
  await field.enter("林美惠");
  expect((await joined()).length, "joining takes four taps").toBeLessThanOrEqual(4);

  const taken = await count(field);
  await field.page.locator('nav.rail .tab[href="#/handoff"]').click();
  await choose();
  await expect(field.page.locator('[data-report="taken"]')).toBeVisible();
  expect((await taken()).length).toBeLessThanOrEqual(3);
  await office.close();
  await field.close();
});

test("founding and the demonstration take four taps at most", async ({ browser }) => {
  const founder = await openTablet(browser, "founder");
  const founded = await count(founder);
  await founder.press("found");
  await founder.fillAll({ "firm-name": "恆暖供熱", "firm-kind": "property", "your-name": "林美惠" });
  await founder.press("found-go");
  await founder.inside();
  expect((await founded()).length).toBeLessThanOrEqual(4);

  const visitor = await openTablet(browser, "visitor");
  const shown = await count(visitor);
  await visitor.press("demo");
  await expect(visitor.page.locator("nav.rail")).toBeVisible({ timeout: 90_000 });
  expect((await shown()).length).toBe(1);
  await founder.close();
  await visitor.close();
});
