// Every address of the app, read from the table of routes itself: a new screen is photographed and examined without being listed anywhere.
import { readFile } from "node:fs/promises";

const table = await readFile(new URL("../../../src/app/route.rs", import.meta.url), "utf8");
const part = '(?:"[a-z-]+"|[a-z_]+)';

/** The patterns of `Route::parse`: `["cases", id]` is `["cases", null]`. */
export const patterns = [...table.matchAll(new RegExp(`^ *\\[(${part}(?:, ${part})*)\\] =>`, "gm"))].map(([, parts]) =>
  parts.split(", ").map((word) => (word.startsWith('"') ? word.slice(1, -1) : null)),
);

const fits = (pattern, parts) => pattern.length === parts.length && pattern.every((word, at) => word === null || word === parts[at]);
const fixed = (pattern) => !pattern.includes(null);

/** One address for each pattern, found by following the links of the screens; what the ledger has nothing for is left out and named. */
export async function addresses(page) {
  const links = new Set();
  const look = async (address) => {
    await page.evaluate((hash) => (location.hash = hash), address);
    await page.locator("main h1, .detail h1").locator("visible=true").first().waitFor();
    // What comes from the other file or the register stands a moment later.
    await page.waitForTimeout(300);
    for (const href of await page.locator('a[href^="#/"]').evaluateAll((all) => all.map((link) => link.getAttribute("href")))) links.add(href.slice(1));
  };
  const found = new Map();
  for (const pattern of patterns.filter(fixed)) {
    const address = `/${pattern.join("/")}`;
    found.set(pattern, address);
    await look(address);
  }
  const open = () => patterns.filter((pattern) => !found.has(pattern));
  for (let before = -1; open().length && before !== open().length; ) {
    before = open().length;
    for (const pattern of open()) {
      const address = [...links].find((link) => {
        const parts = link.slice(1).split("/");
        return fits(pattern, parts) && !patterns.some((other) => fixed(other) && fits(other, parts));
      });
      if (!address) continue;
      found.set(pattern, address);
      await look(address);
    }
  }
  return { addresses: patterns.filter((pattern) => found.has(pattern)).map((pattern) => found.get(pattern)), without: open().map((pattern) => pattern.join("/")) };
}

/** A name for a file: "cases-1" for a case, "customers-1-edit" for its form. */
export const nameOf = (address) => {
  const parts = address.slice(1).split("/");
  const pattern = patterns.find((candidate) => fits(candidate, parts) && fixed(candidate)) ?? patterns.find((candidate) => fits(candidate, parts));
  return pattern.map((word) => word ?? "one").join("-");
};
