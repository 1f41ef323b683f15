// The demonstration at a fixed hour with fixed chance: the same names, numbers and clocks on every machine and every day.
import { expect } from "@playwright/test";
import { Tablet } from "./tablet.mjs";

/** A Monday morning in the heating season, by the firm's clock 10:16. */
export const NOW = new Date("2026-11-23T02:16:00Z");

export const SIZES = { "1280x800": { width: 1280, height: 800 }, "800x1280": { width: 800, height: 1280 }, "390x844": { width: 390, height: 844 } };
export const THEMES = ["light", "dark", "sun"];
export const LANGUAGES = ["zh-Hant", "zh-Hans", "en"];

/** Before the page is opened: a clock that stands and random numbers that repeat. */
export async function standStill(page) {
  await page.clock.setFixedTime(NOW);
  await page.addInitScript(() => {
    let state = 311;
    crypto.getRandomValues = (array) => {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let at = 0; at < bytes.length; at += 1) {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        bytes[at] = state >>> 24;
      }
      return array;
    };
  });
}

/** Tells the demonstration's story on an empty tablet. */
export async function demonstrate(tablet) {
  await tablet.press("demo");
  await expect(tablet.page.locator("nav.rail")).toBeVisible({ timeout: 120_000 });
}

/** A tablet with the demonstration firm, always the same. `prepare` may change the page before it is opened. */
export async function demonstration(browser, { prepare = async () => {}, ...options } = {}) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const tablet = new Tablet("demonstration", context, await context.newPage());
  await standStill(tablet.page);
  await prepare(tablet.page);
  await tablet.page.goto("./");
  await tablet.started();
  await demonstrate(tablet);
  return tablet;
}

/** Another brightness, at once. */
export const shade = (page, theme) => page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);

/** Another language and another brightness, as the switches would set them, with one reload. */
export async function dress(tablet, { language, theme }) {
  await tablet.page.evaluate(
    ([language, theme]) => {
      localStorage.setItem("huiyin.locale", JSON.stringify(language));
      localStorage.setItem("huiyin.theme", JSON.stringify(theme));
    },
    [language, theme],
  );
  await tablet.reload();
}

/** Goes there and waits until the screen stands still. */
export async function settle(tablet, address) {
  await tablet.go(address);
  await tablet.page.locator("main h1, .detail h1").locator("visible=true").first().waitFor();
  await tablet.page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    let quiet = 0;
    const watch = new MutationObserver(() => (quiet = 0));
    watch.observe(document.body, { subtree: true, childList: true });
    for (let frames = 0; quiet < 6 && frames < 120; frames += 1, quiet += 1) await frame();
    watch.disconnect();
    await document.fonts.ready;
  });
}
