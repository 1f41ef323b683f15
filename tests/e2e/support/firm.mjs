// What people do on tablets of one firm that meet by bundles only.
import { expect } from "@playwright/test";
import { take } from "./handoff.mjs";
import { openTablet } from "./tablet.mjs";

export const HOUR = 3_600_000;
/** As an input of date and time takes it, by the firm's wall clock at +08:00. */
export const wall = (at) => new Date(at + 8 * HOUR).toISOString().slice(0, 16);

/** Another tablet of the same firm, admitted by the first one; `prepare` does what comes before joining, as setting its clock. */
export const joined = async (browser, office, person, prepare = async () => {}) => {
  const tablet = await openTablet(browser, person);
  await prepare(tablet);
  await tablet.join(await office.exportBundle(), person);
  await take(office, await tablet.exportBundle());
  await office.admit(await tablet.mark());
  await take(tablet, await office.exportBundle());
  return tablet;
};

/** What one has written reaches the other. */
export const meet = async (from, to) => take(to, await from.exportBundle());

/** What one has written reaches the other, which opens the case there. */
export const at = async (from, to, address) => {
  await meet(from, to);
  await to.go(address);
};

/** The day so many days ago, as a date field takes it. */
export const daysAgo = (days) => new Date(Date.now() - days * 24 * HOUR).toISOString().slice(0, 10);

/** What shows the parts of a case in which nothing stands yet, where what is looked for lies in one of them. */
const withTheEmpty = (tablet, part) => tablet.page.locator(".craft.few:not(.all)", { has: tablet.page.locator(part) }).locator('[data-act="all-parts"]');

/** Opens a part of how a case is handled, or of what follows. */
export const unfold = async (tablet, name) => {
  const part = tablet.page.locator(`[data-part="${name}"]`);
  await expect(part).toBeAttached();
  const empty = withTheEmpty(tablet, `.bare[data-part="${name}"]`);
  if (await empty.count()) await empty.click();
  if (!(await part.evaluate((node) => node.open))) await part.locator("summary").first().click();
};

/** Opens the form of a step, wherever `within` the page its button lies: a part that is folded is unfolded. */
export const open = async (tablet, act, within = ".acts") => {
  const button = tablet.page.locator(`${within} [data-act="${act}"]`).filter({ visible: true }).first();
  const folded = tablet.page.locator(`details${within}:not([open]), ${within} details:not([open])`, { has: tablet.page.locator(`[data-act="${act}"]`) });
  const fold = folded.first().locator("summary").first();
  const empty = withTheEmpty(tablet, `.bare [data-act="${act}"]`);
  // The page may still be on its way: whichever of the three comes.
  await expect(button.or(empty).or(fold).first()).toBeVisible();
  if (!(await button.count()) && (await empty.count())) await empty.first().click();
  if (!(await button.count())) await fold.click();
  await button.click();
  await expect(tablet.page.locator("dialog[open]")).toBeVisible();
};

/** The open form is saved and goes. */
export const saved = async (tablet) => {
  await tablet.page.locator("dialog[open] [data-act=save]").click();
  await expect(tablet.page.locator("dialog[open]")).toHaveCount(0);
};

/** Takes a step of the case that is open. */
export const step = async (tablet, act, answers = {}, within = undefined) => {
  await open(tablet, act, within);
  await tablet.fillAll(answers);
  await saved(tablet);
};

/** The step is refused on the panel, with its rule. */
export const refused = async (tablet, name, clause) =>
  expect(tablet.page.locator(`[data-refused~="${name}"]`).first()).toContainText(clause, { useInnerText: false });

/** Puts exactly these regulations in force, as an administrator does. */
export const putInForce = async (tablet, regulations) => {
  await tablet.go("/settings/in-force");
  await tablet.fill("regulations", regulations);
  await tablet.press("save-regulations");
  // Another message may still stand there; only a change of the firm can be taken back.
  await expect(tablet.act("undo")).toBeVisible();
};
