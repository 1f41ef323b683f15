// Whose entries count, as people see it.
import { expect, test } from "@playwright/test";
import { knows, register, take } from "./support/handoff.mjs";
import { openTablet } from "./support/tablet.mjs";

test("what a tablet writes waits until it is admitted, and what it writes after it was revoked does not count", async ({ browser }) => {
  const office = await openTablet(browser, "office");
  await office.found();
  const invitation = await office.exportBundle();
  const field = await openTablet(browser, "field");
  await field.join(invitation, "林美惠");
  await field.go("/handoff");
  await expect(field.page.locator('[data-admission="asked"]')).toBeVisible();
  await register(field, "周敏");
  const early = await field.exportBundle();

  const report = await take(office, early);
  await expect(report.locator('[data-count="waiting"]')).toHaveText("1");
  await knows(office, "周敏", 0);
  await office.admit(await field.mark());
  await knows(office, "周敏", 1);

  await take(field, await office.exportBundle());
  await expect(field.page.locator("[data-admission]")).toHaveCount(0);

  // The tablet is lost: what the office has seen of it counts, and nothing after that.
  await office.go("/handoff");
  await office.press("revoke");
  await office.press("revoke-sure");
  await expect(office.page.locator("[data-revoked]")).toBeVisible();
  await register(field, "趙強");
  await take(office, await field.exportBundle());
  await expect(office.page.locator('[data-why="revoked"]')).toBeVisible();
  await knows(office, "趙強", 0);
  await knows(office, "周敏", 1);

  await take(field, await office.exportBundle());
  await expect(field.page.locator('[data-admission="revoked"]')).toBeVisible();
  await knows(field, "趙強", 0);

  // Found again: it is admitted anew, and everything counts.
  await office.go("/handoff");
  await office.press("admit-again");
  await knows(office, "趙強", 1);
  await office.close();
  await field.close();
});

test("when the only administrator's tablet is lost, the recovery file admits another one", async ({ browser }) => {
  const office = await openTablet(browser, "office");
  await office.found();
  await office.go("/today");
  await expect(office.page.locator('[data-recovery="missing"]')).toBeVisible();
  await office.go("/handoff");
  await office.page.locator("#recovery-passphrase").fill("short");
  await office.press("make-recovery");
  await expect(office.page.getByText("至少要 12 個字").first()).toBeVisible();
  await office.page.locator("#recovery-passphrase").fill("correct horse battery");
  const file = await office.download("make-recovery");
  await office.go("/today");
  await expect(office.page.locator('[data-recovery="missing"]')).toHaveCount(0);
  const backup = await office.exportBundle();
  await office.context.close();

  const fresh = await openTablet(browser, "fresh");
  await fresh.join(backup, "林美惠");
  await fresh.go("/handoff");
  await expect(fresh.page.locator('[data-admission="asked"]')).toBeVisible();
  await fresh.press("use-recovery");
  await fresh.page.locator('[data-act="recovery-file"]').setInputFiles({ name: "recovery.json", mimeType: "application/json", buffer: file });
  await fresh.page.locator("#recovery-passphrase").fill("wrong horse battery");
  await fresh.press("recover");
  await expect(fresh.page.getByText("通行語不對").first()).toBeVisible();
  await fresh.page.locator("#recovery-passphrase").fill("correct horse battery");
  await fresh.press("recover");
  await expect(fresh.page.locator("[data-admission]")).toHaveCount(0);
  // It may change the firm now, and is asked for a recovery file of its own.
  await fresh.go("/today");
  await expect(fresh.page.locator('[data-recovery="missing"]')).toBeVisible();
  await fresh.close();
});
