// Draws the PNG icons from public/icons/mark.svg; run by hand after the mark has changed: node tools/icons.mjs
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const { chromium } = createRequire(new URL("../tests/package.json", import.meta.url))("@playwright/test");
const mark = await readFile("public/icons/mark.svg", "utf8");
// Systems round or mask an icon themselves: these fill their square. The mark keeps inside the inner 80 % that every mask leaves.
const square = mark.replace(/ rx="\d+"/, "");
const browser = await chromium.launch({ executablePath: execFileSync("tools/chromium.sh").toString().trim(), args: ["--no-sandbox"] });
const page = await browser.newPage();
for (const [name, size, svg] of [
  ["icon-192", 192, mark],
  ["icon-512", 512, mark],
  ["maskable-512", 512, square],
  ["apple-touch-icon", 180, square],
]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  await page.screenshot({ path: `public/icons/${name}.png`, omitBackground: true });
}
await browser.close();
