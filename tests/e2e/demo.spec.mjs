// Demonstration data: one tap there, one tap away.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { openTablet } from "./support/tablet.mjs";

test("one tap shows a firm at work, every screen of it is accessible, and one tap removes it", async ({ browser }) => {
  const tablet = await openTablet(browser, "demo");
  await tablet.press("demo");
  await expect(tablet.page.locator("nav.rail")).toBeVisible({ timeout: 60_000 });
  await expect(tablet.page.locator(".rows .row").first()).toBeVisible();
  for (const path of ["/today", "/cases", "/customers", "/revisits", "/duties", "/buildings", "/buildings/cards", "/buildings/new", "/cases/by-building", "/outages", "/outages/new", "/shifts", "/me", "/handoff", "/regulations", "/settings", "/more", "/take"]) {
    await tablet.go(path);
    await expect(tablet.page.locator("main h1").first()).toBeVisible();
    await expectAccessible(tablet.page, path);
  }
  await tablet.go("/cases");
  await tablet.page.locator('a.row[href^="#/cases/"]').first().click();
  await expect(tablet.page.locator(".detail h1")).toBeVisible();
  await expectAccessible(tablet.page, "a case");
  await tablet.go("/buildings");
  await tablet.page.locator('a.row[href^="#/buildings/"]').first().click();
  await expect(tablet.page.locator("[data-building] h1")).toBeVisible();
  await expectAccessible(tablet.page, "a building");
  await tablet.press("round");
  await tablet.field("leaks").locator('[data-value="problem"]').first().click();
  await expectAccessible(tablet.page, "a round");
  await tablet.press("close-dialog");

  await tablet.go("/settings");
  await tablet.press("remove-demo");
  await tablet.press("remove-demo-sure");
  await tablet.started();
  await expect(tablet.act("demo")).toBeVisible();
  await tablet.close();
});
