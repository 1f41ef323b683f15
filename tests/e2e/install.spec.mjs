// What a home screen asks of an app, and what a device without a network needs.
import { readdir } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { dist, site } from "./support/site.mjs";
import { openTablet } from "./support/tablet.mjs";

test("the manifest has what a home screen asks for and its icons have the sizes it promises", async ({ page, baseURL }) => {
  await page.goto("./");
  const address = await page.locator('link[rel="manifest"]').evaluate((link) => link.href);
  const response = await page.request.get(address);
  expect(response.headers()["content-type"]).toContain("manifest");
  const manifest = await response.json();
  expect(manifest).toMatchObject({ display: "standalone", start_url: "./", scope: "./", id: "./" });
  for (const field of ["name", "short_name", "theme_color", "background_color"]) expect(manifest[field]).toBeTruthy();
  for (const [size, purpose] of [["192x192", undefined], ["512x512", undefined], ["512x512", "maskable"]]) {
    expect(manifest.icons).toContainEqual(expect.objectContaining(purpose ? { sizes: size, purpose } : { sizes: size, type: "image/png" }));
  }
  const apple = await page.locator('link[rel="apple-touch-icon"]').evaluate((link) => link.href);
  const icons = [...manifest.icons.map(({ src, sizes }) => [new URL(src, address).href, sizes]), [apple, "180x180"]];
  for (const [src, sizes] of icons) {
    const drawn = await page.evaluate(async (src) => {
      const image = new Image();
      image.src = src;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== "any") expect(drawn, src).toBe(sizes);
  }
  expect(address.startsWith(baseURL)).toBe(true);
});

test("after one visit everything is on the device and the app starts without a network", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.readyForOffline();
  const kept = await tablet.page.evaluate(async () => {
    const [name, ...others] = await caches.keys();
    const requests = await (await caches.open(name)).keys();
    return { others, paths: requests.map((request) => new URL(request.url).pathname.slice(1)).sort() };
  });
  const built = (await readdir(dist, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name !== "sw.js")
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(dist.length + 1))
    .map((name) => (name === "index.html" ? "" : name))
    .sort();
  expect(kept).toEqual({ others: [], paths: built });
  expect(built).toContain("register/P10.json");

  await tablet.offline();
  await tablet.reload();
  const register = await tablet.page.evaluate(async () => (await (await fetch("register/P10.json")).json()).policy);
  expect(register).toBe("P10");
  // An address with a screen in it starts just as well.
  await tablet.page.goto("./#/settings");
  await tablet.reload();
  await tablet.close();
});

test("the app works under a sub-path and offline there", async ({ browser }) => {
  const host = await site({ base: "/some/where/" });
  const tablet = await openTablet(browser, "A", { url: host.url });
  await tablet.readyForOffline();
  await tablet.offline();
  await tablet.reload();
  expect(await tablet.page.evaluate(() => navigator.serviceWorker.controller.scriptURL)).toBe(`${host.url}sw.js`);
  await tablet.close();
  await host.close();
});

test("no request leaves the host and no script needs an exception from the policy", async ({ browser, baseURL }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  await page.addInitScript(() => {
    window.refused = [];
    document.addEventListener("securitypolicyviolation", (event) => window.refused.push(`${event.effectiveDirective} ${event.blockedURI}`));
  });
  await page.goto("./");
  await expect(page.locator("#splash")).toHaveCount(0, { timeout: 30_000 });
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  expect(requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(baseURL))).toEqual([]);
  expect(requests.length).toBeGreaterThan(4);
  expect(await page.evaluate(() => window.refused)).toEqual([]);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const scripts = policy.split(";").map((rule) => rule.trim()).find((rule) => rule.startsWith("script-src"));
  expect(scripts).toBe("script-src 'self' 'wasm-unsafe-eval'");
  expect(policy).toContain("default-src 'self'");
  // The policy is alive: a script in the page is refused.
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("script"), { textContent: "window.inlineRan = true" })));
  expect(await page.evaluate(() => window.inlineRan)).toBeUndefined();
  await context.close();
});

test("a browser without vector instructions is told so in three languages", async ({ page }) => {
  await page.addInitScript(() => (WebAssembly.validate = () => false));
  await page.goto("./");
  for (const words of ["這個瀏覽器太舊", "这个浏览器太旧", "This browser is too old"]) await expect(page.locator("#splash")).toContainText(words);
});

test("the first page comes without the file of the other screens, and whoever misses it is told", async ({ browser }) => {
  const names = await readdir(dist, { recursive: true });
  test.skip(!names.some((name) => /split_\w+\.wasm$/.test(name)), "a debug build is one file");
  // Without the worker, which would keep that file from the first visit on.
  const tablet = await openTablet(browser, "A", { serviceWorkers: "block" });
  const asked = [];
  tablet.page.on("request", (request) => asked.push(request.url()));
  const others = () => asked.filter((url) => url.includes("split_")).length;
  await tablet.page.route("**/split_*.wasm", (route) => route.abort());
  await tablet.reload();
  await expect(tablet.act("found")).toBeVisible();
  expect(others()).toBe(0);
  await tablet.press("found");
  await expect(tablet.page.locator('[data-trouble="not-here"]')).toBeVisible();
  expect(others()).toBe(1);

  await tablet.page.unroute("**/split_*.wasm");
  await tablet.press("reload");
  await tablet.started();
  await tablet.found();
  // Whoever works here gets it together with what lies in the store, once.
  asked.length = 0;
  await tablet.go("/today");
  await tablet.reload();
  await tablet.inside();
  await expect(tablet.page.locator("main h1").first()).toBeVisible();
  expect(others()).toBe(1);
  await tablet.page.route("**/split_*.wasm", (route) => route.abort());
  await tablet.page.reload();
  await expect(tablet.page.locator('[data-trouble="cannot-open"]')).toContainText("網路");
  await tablet.context.close();
});
