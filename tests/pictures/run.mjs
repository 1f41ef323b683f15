// `make pictures`: photographs every route at three sizes in three brightnesses and three languages, the pages before it, and what a printer
// gets, from the same demonstration at the same hour, into target/pictures; and the few that README and manuals show into docs/pictures.
//
// ONLY="today,cases-one,papers-*" takes some routes, LANGUAGES, THEMES and SIZES some of the rest; any of them leaves docs/pictures alone.
// DOCUMENTS=1 takes nothing but docs/pictures.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../../tools/serve.mjs";
import { browser as launchOptions } from "../e2e/support/browser.mjs";
import { demonstrate, dress, LANGUAGES, settle, SIZES, standStill, THEMES } from "../e2e/support/demonstration.mjs";
import { addresses, nameOf } from "../e2e/support/routes.mjs";
import { Tablet } from "../e2e/support/tablet.mjs";
import { documents } from "./documents.mjs";
import { kinds, papers } from "./kinds.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const out = `${root}target/pictures`;
const some = (name, all) => process.env[name]?.split(",") ?? all;
const only = some("ONLY", null);
const documentsOnly = Boolean(process.env.DOCUMENTS);
const [languages, themes, sizes] = [documentsOnly ? [] : some("LANGUAGES", LANGUAGES), some("THEMES", THEMES), some("SIZES", Object.keys(SIZES))];
const whole = !["ONLY", "LANGUAGES", "THEMES", "SIZES"].some((name) => process.env[name]);
const say = (...words) => console.error("pictures:", ...words);

const { server, url } = await serve({ dir: `${root}${process.env.HUIYIN_DIST ?? "dist"}` });
const browser = await chromium.launch(launchOptions());

async function tablet(name) {
  const context = await browser.newContext({ locale: "zh-TW", timezoneId: "Asia/Shanghai", serviceWorkers: "block", viewport: SIZES["1280x800"], reducedMotion: "reduce" });
  const made = new Tablet(name, context, await context.newPage());
  await standStill(made.page);
  await made.page.goto(url);
  await made.started();
  return made;
}

async function photograph(who, folder, name) {
  for (const size of sizes) {
    await who.page.setViewportSize(SIZES[size]);
    await who.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await who.page.screenshot({ path: `${folder}/${name}-${size}.png` });
  }
}

if (whole && !documentsOnly) await rm(out, { recursive: true, force: true });
const empty = await tablet("empty");
const shown = await tablet("shown");
say("telling the demonstration");
await demonstrate(shown);
const { addresses: all, without } = documentsOnly ? { addresses: [], without: [] } : await addresses(shown.page);
if (without.length) say("the demonstration has nothing for", without.join(", "));
// Only a debug build has the gallery; a release shows Today there.
const gallery = async () => {
  await settle(shown, "/gallery");
  return (await shown.page.locator('[data-screen="gallery"]').count()) > 0;
};
const screens = documentsOnly || (await gallery()) ? all : all.filter((address) => address !== "/gallery");
const named = [...screens.map((address) => [nameOf(address), address]), ...(documentsOnly ? [] : await kinds(shown))];
const routes = named.filter(([name]) => !only || only.some((word) => name === word || (word.endsWith("*") && name.startsWith(word.slice(0, -1)))));

let count = 0;
for (const language of languages) {
  for (const theme of themes) {
    const folder = `${out}/${language}/${theme}`;
    await mkdir(folder, { recursive: true });
    if (!only) {
      await dress(empty, { language, theme });
      await photograph(empty, folder, "welcome");
      for (const way of ["found", "join"]) {
        await empty.press(way);
        await empty.act("back").waitFor();
        await photograph(empty, folder, `welcome-${way}`);
        await empty.press("back");
      }
    }
    await dress(shown, { language, theme });
    for (const [name, address] of routes) {
      await settle(shown, address);
      await photograph(shown, folder, name);
      count += sizes.length;
    }
    say(language, theme, count);
  }
  // A sheet of A4 at 96 points an inch, without its margins.
  await dress(shown, { language, theme: "light" });
  await mkdir(`${out}/${language}/print`, { recursive: true });
  for (const [name, address] of routes) {
    await shown.page.setViewportSize(SIZES["1280x800"]);
    await settle(shown, address);
    await shown.page.emulateMedia({ media: "print" });
    await shown.page.setViewportSize({ width: 688, height: 1002 });
    await shown.page.screenshot({ path: `${out}/${language}/print/${name}.png`, fullPage: true });
    await shown.page.emulateMedia({ media: "screen" });
    await shown.page.setViewportSize(SIZES["1280x800"]);
    await papers(shown, address, `${out}/${language}/print/${name}`);
  }
}

// Contact sheets: one a route, brightness across, size down.
const sheet = await browser.newPage();
await mkdir(`${out}/sheets`, { recursive: true });
const language = languages[0];
for (const [name] of routes) {
  const rows = sizes.map((size) => `<tr>${themes.map((theme) => `<td><img src="file://${out}/${language}/${theme}/${name}-${size}.png" height="${size === "390x844" ? 420 : 360}">`).join("")}`);
  await writeFile(`${out}/sheets/${name}.html`, `<body style="margin:8px;background:#888"><table>${rows.join("")}</table>`);
  await sheet.goto(`file://${out}/sheets/${name}.html`);
  await sheet.setViewportSize({ width: 1760, height: 1180 });
  await sheet.screenshot({ path: `${out}/sheets/${name}.png`, fullPage: true });
}

if (whole) {
  await dress(shown, { language: "zh-Hant", theme: "light" });
  await documents({ shown, empty, out: `${root}docs/pictures` });
}
if (shown.troubles.length || empty.troubles.length) say(...shown.troubles, ...empty.troubles);
say(`${count} pictures in target/pictures`);
await browser.close();
server.closeAllConnections();
server.close();
