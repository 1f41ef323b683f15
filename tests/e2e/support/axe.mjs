// What a screen reader, a keyboard or tired eyes would stumble over, as axe finds it. The page's policy allows no injected script, so axe comes in
// through the debugger.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Fails with a line for each finding on the page as it stands. */
export async function expectAccessible(page, name) {
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }));
  expect(
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${name}: ${id}: ${help}: ${target.join(" ")}`)),
  ).toEqual([]);
}
