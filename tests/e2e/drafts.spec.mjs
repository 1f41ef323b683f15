// What was typed is kept: through another screen, a reload, another language, a page that dies.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

/** Every way in which a person loses a page, with what brings the app back. */
const ways = {
  "another screen": async (tablet) => {
    await tablet.go("/customers");
    await expect(tablet.page.locator("main h1").first()).toBeVisible();
  },
  "a reload": (tablet) => tablet.reload(),
  "another language": async (tablet) => {
    await tablet.page.evaluate(() => localStorage.setItem("huiyin.locale", JSON.stringify("en")));
    await tablet.reload();
  },
  "a page that dies": async (tablet) => {
    const session = await tablet.context.newCDPSession(tablet.page);
    const crashed = tablet.page.waitForEvent("crash");
    session.send("Page.crash").catch(() => {});
    await crashed;
    await tablet.page.close();
    tablet.page = await tablet.context.newPage();
    await tablet.page.goto("./");
    await tablet.started();
  },
};

for (const [way, lose] of Object.entries(ways)) {
  test(`half-filled forms survive ${way}`, async ({ browser }) => {
    const tablet = await openTablet(browser, "A");
    await tablet.found({ roles: ["service_desk", "technician"] });
    await tablet.go("/customers/new");
    await tablet.fillAll({ name: "王建國", phone: "13800004821" });
    await tablet.go("/take");
    await tablet.fill("symptom", "dripping");
    await tablet.fill("words", "廚房立管一直滴");
    await lose(tablet);
    await tablet.go("/take");
    await expect(tablet.field("words").locator("textarea")).toHaveValue("廚房立管一直滴");
    await expect(tablet.field("symptom").locator('[data-value="dripping"]')).toHaveAttribute("aria-checked", "true");
    await tablet.go("/customers/new");
    await expect(tablet.field("phone").locator("input")).toHaveValue("13800004821");

    // The form of a step on a case, which lies in a sheet.
    await tablet.go("/take");
    await tablet.fill("customer", "王建國");
    await tablet.fillAll({ phone: "13800004821", address: "育才街 18 號" });
    await tablet.press("save");
    await expect(tablet.page.locator(".detail .due")).toBeVisible();
    const address = new URL(tablet.page.url()).hash.slice(1);
    await tablet.press("note");
    await tablet.fill("text", "鑰匙在樓下");
    await tablet.page.keyboard.press("Escape");
    await lose(tablet);
    await tablet.go(address);
    await tablet.press("note");
    await expect(tablet.field("text").locator("textarea")).toHaveValue("鑰匙在樓下");
    await tablet.press("save");
    await expect(tablet.page.locator(".detail .time p").first()).toContainText("鑰匙在樓下");
    // What was sent is no draft any more.
    await tablet.press("note");
    await expect(tablet.field("text").locator("textarea")).toHaveValue("");
    await tablet.context.close();
  });
}

test("a half-filled founding survives a reload", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.press("found");
  await tablet.fillAll({ "firm-name": "恆暖供熱", "firm-kind": "property" });
  await tablet.reload();
  await tablet.press("found");
  await expect(tablet.field("firm-name").locator("input")).toHaveValue("恆暖供熱");
  await expect(tablet.field("firm-kind").locator('[data-value="property"]')).toHaveAttribute("aria-checked", "true");
  await tablet.close();
});
