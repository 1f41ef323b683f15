// A bundle by an admitted author with a script in every text: names, addresses, words, notes, numbers, captions. On every screen it is text.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** So many addresses of one kind are opened, as `#/cases/…`. */
const EACH = 3;

const kind = (address) => address.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…").replace(/P\d\d[.\w]*/g, "P…").replace(/\d{4}-\d\d/g, "month");

test("a script in every text of a bundle is text on every screen and runs nowhere", async ({ browser, baseURL }) => {
  const folder = await mkdtemp(join(tmpdir(), "huiyin-hostile-"));
  const file = join(folder, "bundle.json");
  execFileSync("cargo", ["run", "--quiet", "--example", "hostile_bundle", "--", file], { cwd: root, stdio: ["ignore", 2, 2] });
  const tablet = await openTablet(browser, "A");
  const { page } = tablet;
  const wrong = [];
  page.on("dialog", (dialog) => (wrong.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  page.on("request", (request) => {
    const url = request.url();
    if (/hit/.test(url) || !(url.startsWith(baseURL) || url.startsWith("blob:") || url.startsWith("data:"))) wrong.push(`request: ${url.slice(0, 200)}`);
  });
  await page.evaluate(() => document.addEventListener("securitypolicyviolation", (event) => (window.hit = event.violatedDirective)));
  await tablet.join(await readFile(file));
  await rm(folder, { recursive: true });

  /** What has become of the texts on the screen as it stands. */
  const look = async (where) => {
    const found = await page.evaluate(() => ({
      hit: window.hit ?? null,
      markup: document.querySelectorAll(".hit, body script:not([src]), a[href^='javascript']").length,
      text: document.body.innerText.includes("<script>window.hit=1</script>"),
    }));
    expect(found, where).toMatchObject({ hit: null, markup: 0 });
    return found.text;
  };

  const open = ["#/today", "#/take", "#/customers/new", "#/more"];
  const seen = new Map();
  const shown = new Set();
  while (open.length) {
    const address = open.shift();
    const alike = kind(address);
    const addresses = seen.get(alike) ?? seen.set(alike, new Set()).get(alike);
    if (addresses.has(address) || addresses.size >= EACH) continue;
    addresses.add(address);
    await tablet.go(address.slice(1));
    await expect(page.locator(".app h1").first()).toBeAttached();
    // Lists are drawn a frame later, and longer ones as they are scrolled.
    await page.evaluate(async () => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    if (await look(address)) shown.add(alike);
    open.push(...(await page.locator('a[href^="#/"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")))));
  }
  // The texts were really there to be seen.
  for (const alike of ["#/today", "#/cases", "#/cases/…", "#/customers", "#/customers/…", "#/settings"]) expect([...shown], alike).toContain(alike);

  // Forms that begin with what is written: a customer's.
  const [customer] = seen.get("#/customers/…");
  await tablet.go(`${customer.slice(1)}/edit`);
  await expect(tablet.field("name").locator("input").first()).toHaveValue(/<script>/);
  await look("a customer's form");
  // On paper as on the screen.
  await page.emulateMedia({ media: "print" });
  await tablet.go("/cases");
  await look("on paper");
  await page.emulateMedia({ media: "screen" });
  // What is handed on is what came in: the name in the file's name is letters only.
  const bundle = JSON.parse((await tablet.exportBundle()).toString());
  expect(bundle.header.organisation.name).toContain("<script>");
  await look("after handing over");
  expect(wrong).toEqual([]);
  await tablet.close();
});
