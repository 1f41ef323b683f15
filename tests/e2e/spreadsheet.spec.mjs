// Real input: a hundred municipal service requests, taken from their own spreadsheet.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

test("the Boston file becomes a hundred cases with the file's own verdicts, and taking it again adds nothing", async ({ browser }) => {
  const tablet = await openTablet(browser, "office");
  await tablet.found();
  const file = { name: "boston311-100.csv", mimeType: "text/csv", buffer: await readFile(new URL("../data/boston311-100.csv", import.meta.url)) };
  await tablet.go("/handoff/spreadsheet");
  const page = tablet.page;
  await page.locator('[data-act="csv-file"]').setInputFiles(file);
  await expect(page.locator("[data-new]")).toHaveAttribute("data-new", "100");
  await tablet.press("import-csv");
  await expect(page.locator("[data-imported]")).toHaveAttribute("data-imported", "100", { timeout: 60_000 });
  // 85 closed and 15 open, 83 on time and 17 late: what the file says, and what Huiyin's own clocks say.
  const main = page.locator("main");
  await expect(main).toContainText("未結 15、已結 85；準時 83、逾期 17");

  await tablet.go("/cases");
  await expect(page.locator(".detail, .list, main").first()).toBeVisible();
  await tablet.go("/handoff/spreadsheet");
  await page.locator('[data-act="csv-file"]').setInputFiles(file);
  await expect(page.locator("[data-known]")).toHaveAttribute("data-known", "100");
  await expect(page.locator("[data-new]")).toHaveAttribute("data-new", "0");

  // A file that is no spreadsheet says so and changes nothing.
  await page.locator('[data-act="csv-file"]').setInputFiles({ name: "photo.csv", mimeType: "text/csv", buffer: Buffer.from([0xff, 0xfe, 0x00, 0x81]) });
  await expect(page.locator(".wrong").first()).toBeVisible();
  await tablet.close();
});
