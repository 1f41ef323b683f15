// What people do at a handoff, and what they look at afterwards.
import { expect } from "@playwright/test";

/** Takes a bundle on the handoff screen and answers the report. */
export const take = async (tablet, bundle) => {
  await tablet.go("/handoff");
  await tablet.importBundle(bundle);
  const report = tablet.page.locator('[data-report="taken"]');
  await expect(report).toBeVisible();
  return report;
};

/** Registers a customer and waits for the file that saving leads to. */
export const register = async (tablet, name) => {
  await tablet.go("/customers/new");
  await tablet.fillAll({ name, phone: "13800004821" });
  await tablet.press("save");
  await expect(tablet.page.locator("h1", { hasText: name }).first()).toBeVisible();
};

/** Says that so many rows name somebody. */
export const knows = async (tablet, name, count) => {
  await tablet.go("/customers");
  await expect(tablet.page.locator("h1").first()).toBeVisible();
  await expect(tablet.page.locator("a", { hasText: name })).toHaveCount(count);
};
