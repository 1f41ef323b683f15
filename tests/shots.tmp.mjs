import { chromium } from "@playwright/test";
import { openTablet } from "./e2e/support/tablet.mjs";
const base = process.env.BASE;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium" });
const sizes = { l: [1280, 800], p: [800, 1280], m: [390, 844] };
const only = (process.argv[2] ?? "").split(",").filter(Boolean);
const t = await openTablet(browser, "A", { url: base, viewport: { width: 1280, height: 800 } });
await t.press("demo").catch(() => {});
await t.page.locator("nav.rail").waitFor({ timeout: 240000 });
const shot = async (name, full = true) => { for (const [key, [width, height]] of Object.entries(sizes)) { await t.page.setViewportSize({ width, height }); await t.page.waitForTimeout(350); await t.page.screenshot({ path: `/tmp/petshots/${name}-${key}.png`, fullPage: false }); } await t.page.setViewportSize({ width: 1280, height: 800 }); };
const routes = { petitions: "/petitions", take: "/petitions/take", month: "/petitions/month", answer: "/petitions/answer", places: "/petitions/places", more: "/more", today: "/today" };
for (const [name, route] of Object.entries(routes)) { if (only.length && !only.includes(name)) continue; await t.go(route); await t.page.waitForTimeout(900); await shot(name); }
if (!only.length || only.includes("case")) { await t.go("/petitions"); await t.page.waitForTimeout(500); await t.page.locator("[data-petition-line] a").first().click(); await t.page.waitForTimeout(900); await shot("case"); }
if (!only.length || only.includes("take2")) { await t.go("/petitions/take"); await t.page.waitForTimeout(600); await t.fillAll({ matter: "report", disclosure: "anonymous", words: "有人收錢放水" }); await t.page.locator('[data-field="disclosure"]').scrollIntoViewIfNeeded(); await shot("take2"); await t.press("save"); await t.page.locator("[data-code]").waitFor(); await shot("slip"); }
await browser.close();
