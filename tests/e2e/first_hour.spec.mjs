// The first hour of a firm, in each language and on another device each time: founded by the list of first steps, a repair from the call to
// the signature, the office's tablet joins and is admitted, asks how it went, and gives that back. Nothing here is told where to go but by what is on the screen.
import { expect, test } from "@playwright/test";
import { take } from "./support/handoff.mjs";
import { openTablet } from "./support/tablet.mjs";

const HOUR = 3_600_000;

/** Nothing stands beyond the edge of the screen. */
const expectFits = (tablet, where) =>
  expect.poll(() => tablet.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), where).toBeLessThanOrEqual(0);

/** Follows the step of the list that is next and leads somewhere. */
const nextStep = async (tablet, done) => {
  await tablet.go("/start");
  await expect(tablet.page.locator('[data-done="true"]')).toHaveCount(done);
  await tablet.page.locator('[data-done="false"] a').first().click();
};

/** A new device: no language chosen before. */
const device = async (browser, name, language, viewport) => {
  const tablet = await openTablet(browser, name, { viewport });
  await tablet.press(`language-${language}`);
  await expect(tablet.page.locator("html")).toHaveAttribute("lang", language);
  return tablet;
};

for (const [language, viewport, office] of [
  ["zh-Hant", { width: 390, height: 844 }, { width: 1280, height: 800 }],
  ["zh-Hans", { width: 800, height: 1280 }, { width: 390, height: 844 }],
  ["en", { width: 390, height: 844 }, { width: 800, height: 1280 }],
]) {
  test(`the first hour leads from one step to the next (${language}, ${viewport.width} wide)`, async ({ browser }) => {
    test.setTimeout(480_000);
    const a = await device(browser, "A", language, viewport);
    const { page } = a;
    await expectFits(a, "welcome");
    await a.found({ firm: "Nuan", name: "Lin", roles: ["service_desk", "technician"] });
    await expectFits(a, "today");

    // The list leads to where each thing is done.
    await a.press("first-steps");
    await nextStep(a, 0);
    await a.press("enrol-person");
    await a.fillAll({ "person-name": "Chen", "person-roles": ["service_desk"] });
    await a.press("save");
    await expect(page.locator("[data-person]", { hasText: "Chen" })).toBeVisible();
    await nextStep(a, 1);
    await a.fillAll({ "service-phone": "5550100", "complaint-phone": "5550101" });
    await a.press("save-organisation");
    await expect(page.locator(".toast")).toBeVisible();
    await nextStep(a, 2);
    await a.fillAll({ name: "Wang", phone: "5550102", address: "1-302" });
    await a.press("save");
    await expect(page.locator(".detail h1")).toHaveText("Wang");
    await nextStep(a, 3);

    await a.fillAll({ symptom: "dripping", words: "Wang 1-302" });
    await a.fill("customer", "Wang");
    await page.locator('[data-field="customer"] .pick', { hasText: "Wang" }).first().click();
    await expectFits(a, "take");
    await a.press("save");
    await expect(page.locator(".detail .due")).toBeVisible();
    await expectFits(a, "case");
    const address = new URL(page.url()).hash.slice(1);
    await a.press("arrive");
    await a.field("courtesy").locator('[data-act="all"]').click();
    await a.press("save");
    await expect(a.act("finish_on_site")).toBeVisible();
    await a.press("finish_on_site");
    await a.fillAll({ found: "1", cause: "4", work: "2" });
    await a.field("steps").locator('[data-act="all"]').click();
    await a.fillAll({ temperature: "19", opinion: "satisfied" });
    await a.sign();
    await expect(a.field("signature").locator("[data-saved], img, .line").first()).toBeAttached();
    await a.press("save");
    await expect(page.locator("dialog[open]")).toHaveCount(0);
    await expect(page.locator(".stages .done")).not.toHaveCount(0);
    expect(await a.printed("print-receipt"), "the receipt names whom to call").toContain("5550100");

    // The office's tablet: it joins by the day's bundle and asks to be admitted.
    const b = await device(browser, "B", language, office);
    await b.join(await a.exportBundle(), "Chen");
    await expectFits(b, "today of the office");
    await take(a, await b.exportBundle());
    await expectFits(a, "the report of what was taken");
    await a.admit(await b.mark());
    await expectFits(b, "handoff of the office");
    await take(b, await a.exportBundle());

    await b.page.clock.install({ time: Date.now() + 50 * HOUR });
    await b.reload();
    await b.inside();
    await b.go(address);
    await b.press("revisit");
    await b.fillAll({ reached: "yes", gone: "yes", satisfaction: "very", temperature: "19.5", manner: "yes", clean: "yes" });
    await b.press("save");
    await expect(b.page.locator("dialog[open]")).toHaveCount(0);
    await expect(b.page.locator(".detail .time p").first()).toContainText("19.5");
    const told = await b.page.locator(".detail .time p").first().innerText();
    await take(a, await b.exportBundle("give-since"));
    await a.go(address);
    await expect(page.locator(".detail .time p").first()).toHaveText(told);
    await a.go("/start");
    await expect(page.locator('[data-done="true"]')).toHaveCount(5);
    await a.close();
    await b.close();
  });
}
