// Clauses of conduct are guidance: each stands on the screen that tests/clauses.toml names for it.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

test("every guidance clause stands on the screen of its route", async ({ browser }) => {
  const table = await readFile(new URL("../clauses.toml", import.meta.url), "utf8");
  const guidance = table.split(/^\[guidance\]$/m)[1]?.split(/^\[/m)[0] ?? "";
  const routes = new Map();
  for (const [, id, route] of guidance.matchAll(/^"([^"]+)"\s*=\s*"([^"]+)"/gm)) routes.set(route, [...(routes.get(route) ?? []), id]);
  expect(routes.size).toBeGreaterThan(0);
  const tablet = await openTablet(browser, "A");
  await tablet.found();
  for (const [route, ids] of routes) {
    await tablet.go(route.slice(1));
    for (const id of ids) await expect.soft(tablet.page.locator("main").getByText(id, { exact: false }).first(), `${id} on ${route}`).toBeAttached();
  }
  await tablet.close();
});
