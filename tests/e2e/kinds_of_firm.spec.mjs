// Every kind of firm founds itself and finds only what its regulations ask for: the kinds of cases, the places, the words.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { dress } from "./support/demonstration.mjs";
import { putInForce } from "./support/firm.mjs";
import { patterns } from "./support/routes.mjs";
import { openTablet } from "./support/tablet.mjs";

/** What is written on screens by a regulation only, in three languages: the regulations of which one has to be in force. */
const WORDS = [
  { by: [10], words: /供[熱热]|供暖|[採采]暖|[鍋锅][爐炉]|溫度|温度|室[溫温]|暖[氣气]|散[熱热]器|[熱热]力站|停暖|不[熱热]|\bheat|boiler|radiator|temperature|°C|\bseason/i },
  { by: [1], words: /重大故障|品[質质]巡[檢检]|major fault|inspection/i },
  { by: [4], words: /品[質质]客[訴诉]|退[貨货]|折[讓让]|quality complaint|allowances/i },
  { by: [5, 11, 13, 15], words: /投[訴诉]登[記记]簿|register of complaints/i },
  { by: [6, 10, 11], words: /[樓楼][棟栋]|\bbuildings?\b/i },
  { by: [10, 11], words: /[報报]修|repair file/i },
];

const KINDS = [
  { kind: "it", language: "en", viewport: { width: 390, height: 844 }, regulations: [1, 2, 13, 15], cases: ["request", "fault", "complaint"] },
  { kind: "maker", language: "zh-Hant", viewport: { width: 1280, height: 800 }, regulations: [3, 4, 5, 8, 13, 15], cases: ["request", "complaint", "quality", "grumble"] },
  { kind: "property", language: "zh-Hans", viewport: { width: 800, height: 1280 }, regulations: [6, 7, 11, 13, 15], cases: ["repair", "request", "complaint"] },
  { kind: "other", language: "en", viewport: { width: 800, height: 1280 }, regulations: [1, 13, 15], cases: ["request", "fault", "complaint"] },
  { kind: "heating", language: "zh-Hans", viewport: { width: 390, height: 844 }, regulations: [1, 10, 13, 15], cases: ["repair", "request", "fault", "complaint"] },
];

/** Words of regulations that are not in force, on the place that is shown. The regulations themselves are listed whole. */
const strange = async (page, regulations) => {
  const text = await page.evaluate(() => {
    const listed = new Set(document.querySelectorAll('[data-field="regulations"]'));
    const read = (node) => (node.nodeType === 3 ? node.data : listed.has(node) || node.nodeType !== 1 || !node.checkVisibility() ? "" : [...node.childNodes].map(read).join("\n"));
    return `${read(document.body)}\n${[...document.querySelectorAll("[placeholder], [aria-label]")].map((node) => `${node.getAttribute("placeholder") ?? ""}\n${node.getAttribute("aria-label") ?? ""}`).join("\n")}`;
  });
  const missing = WORDS.filter(({ by }) => !by.some((number) => regulations.includes(number)));
  return missing.flatMap(({ words }) => text.split("\n").filter((line) => words.test(line)));
};

/** Looks at every place without a name in its address, and at what links there. */
async function look(tablet, regulations) {
  const { page } = tablet;
  const found = [];
  const links = new Set();
  const apart = new Set();
  // The regulations are there to be read, whether in force or not; the gallery is nobody's place.
  const places = patterns.filter((pattern) => !pattern.includes(null) && !["regulations", "gallery"].includes(pattern[0])).map((pattern) => `/${pattern.join("/")}`);
  for (const place of [...places, "/settings/people", "/settings/organisation", "/settings/figures", "/settings/calendar"]) {
    await tablet.go("/more");
    await expect(page.locator('.places a[href="#/settings"]')).toBeVisible();
    if (place !== "/more") await tablet.go(place);
    if (place !== "/more") await expect(page.locator('.places a[href="#/settings"]')).toHaveCount(0);
    await expect(page.locator("main h1").locator("visible=true").first()).toBeVisible();
    if (await page.locator('[data-screen="not-asked"]').count()) apart.add(place);
    for (const line of await strange(page, regulations)) found.push(`${place}: ${line.trim()}`);
    for (const href of await page.locator('a[href^="#/"]').evaluateAll((all) => all.map((link) => link.getAttribute("href")))) links.add(href.slice(1));
  }
  return { found, apart: [...apart], lost: [...links].filter((link) => apart.has(link)) };
}

for (const { kind, language, viewport, regulations, cases } of KINDS) {
  test(`a firm of the kind ${kind} has what its regulations ask for and no word more`, async ({ browser }) => {
    test.setTimeout(480_000);
    const tablet = await openTablet(browser, "A", { viewport });
    const { page } = tablet;
    await dress(tablet, { language, theme: "light" });
    await page.evaluate(() => {
      window.taps = [];
      addEventListener("pointerdown", ({ target }) => target.closest?.("button, a, [role=checkbox]") && window.taps.push(target.closest("button, a, [role=checkbox]").textContent), true);
    });
    await tablet.press("found");
    await tablet.fillAll({ "firm-name": "Nuan", "firm-kind": kind, "your-name": "Lin" });
    await tablet.press("found-go");
    await tablet.inside();
    expect((await page.evaluate(() => window.taps)).length, "taps of the founding").toBeLessThanOrEqual(4);

    // Empty, then with one customer and one case in it.
    const empty = await look(tablet, regulations);
    expect(empty.found).toEqual([]);
    expect(empty.lost, "links to places that the firm does not have").toEqual([]);
    expect(empty.apart.length > 0, "some places belong to other firms").toBe(true);

    // Every first step but installing leads somewhere; the customer ticks itself off.
    await tablet.go("/start");
    await expect(page.locator('[data-done="false"]')).toHaveCount(7);
    await expect(page.locator('[data-done="false"] a')).toHaveCount(6);
    await tablet.go("/customers/new");
    await tablet.fillAll({ name: "Wang", phone: "5550102", address: "1-302" });
    await tablet.press("save");
    await expect(page.locator(".detail h1")).toHaveText("Wang");
    expect(await strange(page, regulations), "a customer's file").toEqual([]);

    await tablet.press("take-case");
    await expect(tablet.field("kind")).toBeVisible();
    expect(await tablet.field("kind").locator("[data-value]").evaluateAll((all) => all.map((one) => one.dataset.value))).toEqual(cases);
    for (const offered of cases) {
      await tablet.fill("kind", offered);
      expect(await strange(page, regulations), `the intake of ${offered}`).toEqual([]);
    }
    await tablet.fillAll(cases.includes("repair") ? { kind: "repair", symptom: "dripping" } : { kind: "complaint", about: "…" });
    await tablet.fill("words", "…");
    await tablet.press("save");
    await expect(page.locator(".detail .acts").first()).toBeVisible();
    expect(await strange(page, regulations), "a case").toEqual([]);
    await tablet.go("/start");
    await expect(page.locator('[data-done="true"]')).toHaveCount(2);
    const used = await look(tablet, regulations);
    expect(used.found).toEqual([]);
    expect(used.lost).toEqual([]);
    await tablet.close();
  });
}

test("the words of a firm are told apart: heating has them, and a page that said them elsewhere would be found", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.found();
  await tablet.go("/outages");
  await expect(tablet.page.locator("main h1").first()).toBeVisible();
  expect(await strange(tablet.page, [10])).not.toContain("停暖");
  expect(await strange(tablet.page, [1, 13])).toContain("停暖");
  await tablet.close();
});

test("a regulation that is switched on brings its places, and switched off leaves what was written", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  const { page } = tablet;
  await tablet.found({ kind: "other" });
  const outages = page.locator('.places a[href="#/outages"]');
  await tablet.go("/more");
  await expect(page.locator('.places a[href="#/settings"]')).toBeVisible();
  await expect(outages).toHaveCount(0);
  await tablet.go("/outages");
  await expect(page.locator('[data-screen="not-asked"]')).toBeVisible();
  await expectAccessible(page, "a place that is not in use");
  await page.locator('[data-screen="not-asked"] [data-act="to-in-force"]').click();
  await expect(tablet.field("regulations")).toBeVisible();
  await putInForce(tablet, ["P01", "P10", "P13", "P15"]);

  // The places, the kinds and the roles come.
  await tablet.go("/more");
  await expect(outages).toBeVisible();
  await expect(page.locator('.places a[href="#/petitions"]')).toBeVisible();
  await tablet.go("/take");
  await tablet.fillAll({ kind: "repair", symptom: "no_heat", words: "302 一點都不熱", customer: "王建國", phone: "13800004821" });
  await tablet.press("save");
  await expect(page.locator(".detail .due")).toBeVisible();
  const address = new URL(page.url()).hash.slice(1);

  // Off again: nothing asks, nothing is offered, and the repair is still there to be read and found.
  await putInForce(tablet, ["P01", "P13", "P15"]);
  await tablet.go("/more");
  await expect(page.locator('.places a[href="#/settings"]')).toBeVisible();
  await expect(outages).toHaveCount(0);
  await tablet.go("/take");
  await expect(tablet.field("kind").locator('[data-value="request"]')).toBeVisible();
  await expect(tablet.field("kind").locator('[data-value="repair"]')).toHaveCount(0);
  await tablet.go(address);
  await expect(page.locator(".detail")).toContainText("302 一點都不熱");
  await expect(page.locator(".detail")).toContainText("不熱");
  await tablet.go("/cases");
  await expect(page.locator(".list .row")).toHaveCount(1);
  await tablet.close();
});
