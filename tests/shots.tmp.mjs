import { chromium } from "@playwright/test";
const url = "http://localhost:4302/";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-TW", timezoneId: "Asia/Shanghai" });
await context.addInitScript(() => localStorage.setItem("huiyin.sound", "false"));
const page = await context.newPage();
await page.goto(url);
await page.locator('[data-act="demo"]').click();
await page.locator("nav.rail").waitFor({ timeout: 120000 });
const sizes = [[1280, 800], [800, 1280], [390, 844]];
const pages = process.argv.slice(2);
for (const path of pages) {
  await page.evaluate((hash) => (location.hash = hash), path.split("|")[0]);
  await page.waitForTimeout(1200);
  for (const step of path.split("|").slice(1)) { await page.locator(step).first().click(); await page.waitForTimeout(900); }
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/outages-shots/${path.replace(/[^a-z0-9]+/gi, "_")}-${width}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => document.querySelectorAll("dialog[open]").forEach((d) => d.close()));
}
await browser.close();
