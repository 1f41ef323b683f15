// A tablet that dies in the middle of a large import.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const KILLS = 10;

test("ten kills in the middle of an import of 20,000 entries leave a ledger that verifies, and the import repeats cleanly", async ({ browser }) => {
  test.setTimeout(300_000);
  const folder = await mkdtemp(join(tmpdir(), "huiyin-kill-"));
  const file = join(folder, "bundle.json");
  execFileSync("cargo", ["run", "--quiet", "--example", "make_bundle", "--", file], { cwd: root, stdio: ["ignore", 2, 2] });
  const bundle = await readFile(file);

  // How long an undisturbed import takes here says where the kills fall.
  const whole = await openTablet(browser, "whole");
  await whole.press("join");
  const started = Date.now();
  await whole.importBundle(bundle);
  await expect(whole.field("person")).toBeVisible({ timeout: 120_000 });
  const length = Date.now() - started;
  await whole.enter();
  await whole.go("/handoff");
  const print = await whole.page.locator("[data-fingerprint]").getAttribute("data-fingerprint");
  await whole.close();

  let unfinished = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const tablet = await openTablet(browser, `killed ${kill}`);
    await tablet.press("join");
    await tablet.importBundle(bundle);
    await tablet.page.waitForTimeout(Math.round((length * kill) / (KILLS + 1)));
    await tablet.page.close({ runBeforeUnload: false });

    // The app is opened again on the same tablet.
    tablet.page = await tablet.context.newPage();
    await tablet.page.goto("./");
    await tablet.started();
    await expect(tablet.page.locator('[data-screen="damaged"]')).toHaveCount(0);
    if (await tablet.act("join").isVisible()) {
      unfinished += 1;
      await tablet.press("join");
      await tablet.importBundle(bundle);
    }
    await expect(tablet.field("person")).toBeVisible({ timeout: 120_000 });
    // On a busy machine the page that was killed holds the lock for a moment longer; the new one says so, and one tries again.
    await expect(() => tablet.enter()).toPass({ timeout: 60_000 });
    await tablet.go("/handoff");
    await tablet.importBundle(bundle);
    const report = tablet.page.locator('[data-report="taken"]');
    await expect(report).toBeVisible({ timeout: 120_000 });
    // Introducing the tablet is an entry of its own, so what is compared is that nothing of the bundle was missing.
    await expect(report.locator('[data-count="new"]')).toHaveText("0");
    await tablet.context.close();
  }
  expect(print).toBeTruthy();
  expect(unfinished, "some kills came before the file was staged, some after").toBeLessThan(KILLS);
  await rm(folder, { recursive: true });
});
