// What people do on tablets of one firm that meet by bundles only.
import { expect } from "@playwright/test";
import { take } from "./handoff.mjs";
import { openTablet } from "./tablet.mjs";

export const HOUR = 3_600_000;
/** As an input of date and time takes it, by the firm's wall clock at +08:00. */
export const wall = (at) => new Date(at + 8 * HOUR).toISOString().slice(0, 16);

/** Another tablet of the same firm, admitted by the first one. */
export const joined = async (browser, office, person) => {
  const tablet = await openTablet(browser, person);
  await tablet.join(await office.exportBundle(), person);
  await take(office, await tablet.exportBundle());
  await office.admit(await tablet.mark());
  await take(tablet, await office.exportBundle());
  return tablet;
};

/** What one has written reaches the other. */
export const meet = async (from, to) => take(to, await from.exportBundle());

/** Presses a step wherever on the panel it lies. */
export const step = async (tablet, name, answers = {}) => {
  const button = tablet.page.locator(`.acts [data-act="${name}"]`).first();
  await expect(button).toBeAttached();
  if (!(await button.isVisible())) await tablet.page.locator(".acts details.more-acts > summary").first().click();
  await button.click();
  await tablet.fillAll(answers);
  await tablet.press("save");
  await expect(tablet.page.locator(".sheet form")).toHaveCount(0);
};

/** The step is refused on the panel, with its rule. */
export const refused = async (tablet, name, clause) =>
  expect(tablet.page.locator(`[data-refused="${name}"]`).first()).toContainText(clause, { useInnerText: false });
