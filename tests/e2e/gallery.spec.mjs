// The parts of the screens, photographed and compared with how they looked before. A release has no gallery: `make test-gallery` takes a debug
// build; after a change that was meant, UPDATE=1 takes the new pictures.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { dress, LANGUAGES, settle, standStill, THEMES } from "./support/demonstration.mjs";
import { Tablet } from "./support/tablet.mjs";

test.describe("gallery", () => {
  let tablet;
  test.beforeAll(async ({ browser }) => {
    // So high that no part is scrolled under a bar.
    const context = await browser.newContext({ viewport: { width: 1280, height: 1800 }, reducedMotion: "reduce" });
    tablet = new Tablet("gallery", context, await context.newPage());
    await standStill(tablet.page);
    await tablet.page.goto("./");
    await tablet.started();
    await tablet.found({ roles: ["service_desk", "technician"] });
    await tablet.go("/gallery");
    await expect(tablet.page.locator("main h1").first()).toBeVisible();
    test.skip((await tablet.page.locator('[data-screen="gallery"]').count()) === 0, "a release has no gallery");
  });
  test.afterAll(() => tablet.close());

  test("every part in every state looks as it did", async () => {
    await settle(tablet, "/gallery");
    const parts = tablet.page.locator("[data-part]");
    expect(await parts.count()).toBeGreaterThan(10);
    await tablet.page.mouse.move(0, 0);
    for (const part of await parts.all()) {
      const name = await part.getAttribute("data-part");
      if (name === "paper") await tablet.page.emulateMedia({ media: "print" });
      // Letters are drawn a little differently on every machine.
      await expect.soft(part).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.02 });
      await tablet.page.emulateMedia({ media: "screen" });
    }
    await tablet.press("say");
    await expect.soft(tablet.page.locator(".toast > span")).toHaveScreenshot("message.png", { maxDiffPixelRatio: 0.02 });
    await tablet.press("open-sheet");
    await expect.soft(tablet.page.locator("dialog[open]")).toHaveScreenshot("sheet.png", { maxDiffPixelRatio: 0.02 });
    await tablet.page.keyboard.press("Escape");
  });

  test("every part is accessible in every brightness and language", async () => {
    for (const theme of THEMES) {
      for (const language of theme === "light" ? LANGUAGES : ["zh-Hant"]) {
        await dress(tablet, { language, theme });
        await settle(tablet, "/gallery");
        await expectAccessible(tablet.page, `gallery ${theme} ${language}`);
      }
    }
  });
});
