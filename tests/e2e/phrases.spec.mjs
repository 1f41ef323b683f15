// What a firm writes again and again is not typed again: a line that stands on the cases of two customers is a tap at the next.
import { expect, test } from "@playwright/test";
import { findings } from "./support/axe.mjs";
import { openTablet } from "./support/tablet.mjs";

const PHONE = { width: 390, height: 844 };

/** A dripping riser at a new customer's, up to somebody being there. */
async function arrived(tablet, name, phone) {
  await tablet.go("/customers/new");
  await tablet.fillAll({ name, phone, address: "育才街 18 號" });
  await tablet.press("save");
  await expect(tablet.page.locator(".detail h1")).toHaveText(name);
  await tablet.press("take-case");
  await tablet.fillAll({ symptom: "dripping", words: "廚房立管一直滴" });
  await tablet.press("save");
  await expect(tablet.page.locator(".detail .due")).toBeVisible();
  await tablet.press("arrive");
  await tablet.field("courtesy").locator('[data-act="all"]').click();
  await tablet.press("save");
  await expect(tablet.act("finish_on_site")).toBeVisible();
  await tablet.press("finish_on_site");
  await expect(tablet.field("found")).toBeVisible();
}

/** What was done, in several lines. */
const written = (tablet, lines) => tablet.field("work").locator("textarea").fill(lines);

async function finished(tablet) {
  await tablet.fillAll({ cause: "4", temperature: "19", opinion: "satisfied" });
  await tablet.field("steps").locator('[data-act="all"]').click();
  await tablet.sign();
  await expect(tablet.field("signature")).toContainText("已存妥");
  await tablet.press("save");
  await expect(tablet.page.locator(".detail .time p").first()).toContainText("結案");
}

test("what was written at two customers' is one tap at the third's, another takes it out, and the draft keeps it", async ({ browser }) => {
  const tablet = await openTablet(browser, "A", { viewport: PHONE, hasTouch: true });
  const { page } = tablet;
  await tablet.found({ roles: ["service_desk", "technician"] });
  const phrases = (field) => tablet.field(field).locator("[data-phrase]");

  await arrived(tablet, "王建國", "13800004821");
  await expect(page.locator("[data-phrase]")).toHaveCount(0);
  await tablet.fillAll({ found: "立管接頭鬆脫", parts: "墊片 2" });
  await written(tablet, "換墊片\n重新上緊");
  await finished(tablet);

  await arrived(tablet, "李秀英", "13900001234");
  await expect(page.locator("[data-phrase]"), "what one customer's case says may be about them").toHaveCount(0);
  await tablet.fillAll({ found: "閥門漏", parts: "墊片" });
  await written(tablet, "換墊片\n試壓正常");
  await finished(tablet);

  await arrived(tablet, "趙明", "13700009876");
  await expect(phrases("work")).toHaveText(["換墊片"]);
  await expect(phrases("parts")).toHaveText(["墊片"]);
  await expect(phrases("found")).toHaveCount(0);
  const line = phrases("work").first();
  const box = await line.boundingBox();
  expect(box.height).toBeGreaterThanOrEqual(44);
  expect(await findings(page, "the form with lines to take")).toEqual([]);
  const work = tablet.field("work").locator("textarea");

  await work.fill("先關了閥");
  await line.tap();
  await expect(work).toHaveValue("先關了閥\n換墊片");
  await expect(line).toHaveAttribute("aria-pressed", "true");
  await line.tap();
  await expect(work).toHaveValue("先關了閥");
  await expect(line).toHaveAttribute("aria-pressed", "false");
  // By the keyboard it is a button like any other.
  await line.focus();
  await page.keyboard.press("Enter");
  await expect(work).toHaveValue("先關了閥\n換墊片");

  await tablet.reload();
  await tablet.press("finish_on_site");
  await expect(work).toHaveValue("先關了閥\n換墊片");
  await expect(line).toHaveAttribute("aria-pressed", "true");
  await tablet.fill("found", "立管接頭鬆脫");
  await finished(tablet);
  await expect(page.locator(".detail .time")).toContainText("換墊片");
  await tablet.close();
});
