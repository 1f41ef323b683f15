// What the regulation of complaints rests on, and what its months are measured against (P05.00.01d): laid down on one tablet, carried by a
// bundle, drawn beside the month on another.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { HOUR, joined, meet, saved, step, wall } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

/** A figure of the month beside its target. */
const figure = (tablet, name) => tablet.page.locator(`[data-figures] [data-measured="${name}"]`);

test("targets set on one tablet are drawn beside the month on another, met, not met and not set", async ({ browser }) => {
  test.setTimeout(300_000);
  const office = await openTablet(browser, "office");
  await office.found({ name: "林美惠", kind: "maker", roles: ["service_desk", "office", "technician"] });
  await office.enrol("周質量", ["quality"]);
  const quality = await joined(browser, office, "周質量");

  await office.go("/take");
  await office.fill("kind", "request");
  await office.fillAll({ words: "想改送貨時間", customer: "李文", phone: "13800001111", wanted: "週三送", promise: wall(Date.now() + 2 * HOUR) });
  await office.press("save");
  await expect(office.page.locator(".detail h1")).toHaveText("想改送貨時間");
  await office.go("/take");
  await office.fill("kind", "complaint");
  await office.fillAll({ words: "師傅進門不穿鞋套", customer: "王建國", phone: "13800004821", about: "上門師傅", department: "維修一班" });
  await office.press("save");
  await expect(office.page.locator(".detail h1")).toHaveText("師傅進門不穿鞋套");
  const address = new URL(office.page.url()).hash.slice(1);

  // Nothing is aimed at, and that is said; whoever may not set it is told who may.
  await office.go("/register");
  for (const name of ["rate", "at-once", "in-time"]) await expect(figure(office, name)).toHaveAttribute("data-met", "unset");
  await expect(figure(office, "rate")).toHaveText("沒有設目標");
  await office.press("to-targets");
  await expect(office.page.locator("[data-basis]")).toContainText("質量負責人");
  await expect(office.page.locator("[data-basis] [data-document]")).toHaveCount(3);
  await expect(office.act("state-policy")).toHaveCount(0);
  await expect(office.act("target-rate")).toHaveCount(0);

  // The head of quality: neither text nor file is refused by its rule and changes nothing.
  await quality.go("/regulations/P05");
  await quality.press("state-policy");
  await quality.press("save");
  await expect(quality.page.locator("dialog[open] [role=alert]").filter({ hasText: /./ })).toContainText("P05.00.01d");
  await quality.fill("basis-text", "以客為先");
  await saved(quality);
  const policy = quality.page.locator('[data-document="policy"]');
  await expect(policy).toContainText("以客為先");
  await quality.press("state-policy");
  await quality.fill("basis-text", "一次辦好");
  await quality.field("basis-files").locator('input[type="file"]').setInputFiles({ name: "方針.txt", mimeType: "text/html", buffer: Buffer.from("<b>一次辦好</b>") });
  await expect(quality.field("basis-files").locator("[data-file]")).toHaveCount(1);
  await saved(quality);
  await expect(policy.locator(":scope > [data-version]")).toContainText("一次辦好");
  await policy.locator("summary").click();
  await expect(policy.locator("details [data-version]")).toContainText("以客為先");
  await quality.press("target-rate");
  for (const wrong of ["1200", "5.5", "五"]) {
    await quality.fill("target-value", wrong);
    await quality.press("save");
    await expect(quality.page.locator("dialog[open] [role=alert]").filter({ hasText: /./ })).toContainText("P05.00.01d");
  }
  await quality.fill("target-value", "5");
  await saved(quality);
  await quality.press("target-at-once");
  await quality.fill("target-value", "80");
  await saved(quality);
  await expect(quality.page.locator('[data-target="rate"]')).toContainText("不超過 5");
  // From the top: what is scrolled under the bar is no target.
  await quality.go("/more");
  await expect(quality.page.locator('.places a[href="#/regulations"]')).toBeVisible();
  await quality.go("/regulations/P05");
  await expect(quality.act("target-rate")).toBeVisible();
  await expectAccessible(quality.page, "policy and targets");

  // It travels, the file with it, which is handed back as it was and never shown.
  await meet(quality, office);
  await office.go("/regulations/P05");
  await expect(office.page.locator('[data-document="policy"]')).toContainText("一次辦好");
  expect((await office.download("file-save")).toString()).toBe("<b>一次辦好</b>");
  await office.go("/register");
  await expect(figure(office, "rate")).toHaveAttribute("data-met", "yes");
  await expect(figure(office, "rate")).toContainText("到目前達標");
  await expect(figure(office, "rate").locator("svg line")).toHaveCount(1);
  await expect(figure(office, "at-once")).toHaveAttribute("data-met", "nothing");
  await expect(figure(office, "in-time")).toHaveAttribute("data-met", "unset");

  // Upheld, and the rate is above what was aimed at.
  await office.go(address);
  await step(office, "clarify", { place: "客廳", since: "上午", who: "?", evidence: "?", done: "?", wanted: "道歉" });
  await step(office, "register");
  await step(office, "complaint-confirm", { reasons: "0", grounds: "與照片相符" });
  await step(office, "complaint-review", { complete: "yes" });
  await step(office, "complaint-judge", { read: "yes", reasonable: "0", upheld: "yes", grounds: "規定要穿鞋套" });
  await office.go("/register");
  await expect(figure(office, "rate")).toHaveAttribute("data-met", "no");
  await expect(figure(office, "rate")).toContainText("到目前未達標");
  await expectAccessible(office.page, "the month beside its targets");
  const printed = await office.printed("print-statistics");
  for (const text of ["不超過 5", "未達標", "沒有設目標"]) expect(printed).toContain(text);
  for (const one of [office, quality]) await one.close();
});
