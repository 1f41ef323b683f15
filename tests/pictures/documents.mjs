// The pictures that README and the manuals show: the same screens in each language, nothing chosen by hand.
import { mkdir } from "node:fs/promises";
import { dress, LANGUAGES, settle, SIZES } from "../e2e/support/demonstration.mjs";

const phone = SIZES["390x844"];
const tablet = SIZES["1280x800"];

export async function documents({ shown, empty, out }) {
  const { page } = shown;
  const first = async () => {
    await settle(shown, "/today");
    return (await page.locator('.rows a[href^="#/today/"]').first().getAttribute("href")).slice(1);
  };

  // README: three screens at three sizes, in the language that most readers have.
  await dress(shown, { language: "zh-Hant", theme: "light" });
  const one = await first();
  for (const [name, address] of [["today", "/today"], ["case", one], ["handoff", "/handoff"]]) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      await page.setViewportSize(viewport);
      await settle(shown, address);
      await page.screenshot({ path: `${out}/${name}-${size}.png` });
    }
  }

  for (const language of LANGUAGES) {
    const folder = `${out}/manual/${language}`;
    await mkdir(folder, { recursive: true });
    const take = (who, name) => who.page.screenshot({ path: `${folder}/${name}.png` });

    await dress(empty, { language, theme: "light" });
    await empty.page.setViewportSize(phone);
    await take(empty, "welcome");

    await dress(shown, { language, theme: "light" });
    await page.setViewportSize(tablet);
    await settle(shown, one);
    await take(shown, "case");
    await page.locator(".detail .due button").click();
    await page.locator("dialog[open] li").first().waitFor();
    await take(shown, "counted");
    await page.keyboard.press("Escape");
    await settle(shown, "/handoff");
    await take(shown, "handoff");

    await page.setViewportSize(phone);
    await settle(shown, "/take");
    await take(shown, "take");
    await shown.press("rules");
    await page.locator("dialog[open] .rule-list li").first().waitFor();
    await take(shown, "rules");
    await page.keyboard.press("Escape");
    await settle(shown, "/start");
    await take(shown, "start");
  }
}
