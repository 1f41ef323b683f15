// What a screen reader, a keyboard or tired eyes would stumble over, as axe finds it. The page's policy allows no injected script, so axe comes in
// through the debugger.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** A line for each finding on the page as it stands; of some rules only where they are named. */
export async function findings(page, name, rules) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(source);
  const { violations } = await page.evaluate(
    (rules) => window.axe.run(document, { runOnly: rules ? { type: "rule", values: rules } : ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }),
    rules,
  );
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${name}: ${id}: ${help}: ${target.join(" ")}`));
}

/** Fails when there is any. */
export async function expectAccessible(page, name) {
  expect(await findings(page, name)).toEqual([]);
}
