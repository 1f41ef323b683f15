// What a technician shows on arriving, and what a technician has to know (P10.09.07a, P10.09.08d–f).
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { openTablet } from "./support/tablet.mjs";

const portrait = async (page) => ({
  name: "face.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(300, 360);
      const context = canvas.getContext("2d");
      context.fillStyle = "#86a";
      context.fillRect(0, 0, 300, 360);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
    }),
  ),
});

test("on arriving the user reads who it is and whom to call, and what was shown is confirmed", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ["service_desk", "technician"] });

  // P10.09.08e, P10.09.08f: empty numbers are flagged until they are filled in.
  await expect(a.page.locator('[data-numbers="missing"]')).toBeVisible();
  await a.go("/settings");
  await a.press("section-organisation");
  await expect(a.field("service-phone").locator(".problem")).toContainText("回執");
  await a.fillAll({ "service-phone": "96069", "complaint-phone": "96070" });
  await a.press("save-organisation");
  await a.press("section-people");
  await a.press("change-person");
  await a.fillAll({ certificate: "WX-0017", "certificate-until": "2031-10-31" });
  await a.photograph("certificate-photo", await portrait(a.page));
  await expect(a.field("certificate-photo").locator("img")).toBeVisible();
  await a.press("save");
  await expect(a.page.locator("dialog[open]")).toHaveCount(0);
  await a.go("/today");
  await expect(a.page.locator('[data-numbers="missing"]')).toHaveCount(0);

  // P10.09.08d: name, photo, number, validity, in letters that are read across a room.
  await a.go("/me");
  await a.press("show-card");
  const shown = (what) => a.page.locator(`dialog[open] [data-show="${what}"]`);
  await expect(shown("name")).toHaveText("林美惠");
  await expect(shown("certificate")).toContainText("WX-0017");
  await expect(shown("validity")).toContainText("2031年10月31日");
  await expect(shown("service")).toContainText("96069");
  await expect(shown("complaint")).toContainText("96070");
  await expect(a.page.locator("dialog[open] .face img")).toBeVisible();
  const size = await shown("complaint").locator("b").evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
  expect(size).toBeGreaterThanOrEqual(44);
  await expectAccessible(a.page, "the arrival card");
  await a.page.keyboard.press("Escape");

  // P10.09.07a: open chapters stand on one's own page until they are read and checked.
  const chapter = a.page.locator('[data-rule="P10.09"]');
  await expect(chapter).toContainText("還沒讀");
  await chapter.locator('[data-act="have-read"]').click();
  await expect(chapter).toContainText("讀過");
  await expect(chapter).toHaveAttribute("data-settled", "false");

  await a.go("/take");
  await a.fill("symptom", "dripping");
  await a.fillAll({ words: "暖氣片在滴水", customer: "王建國" });
  await a.fillAll({ phone: "13800004821", address: "育才街 18 號 1-302", scope: "company" });
  await a.press("save");
  await a.press("arrive");
  await expect(a.act("show-card")).toBeVisible();
  await a.fill("courtesy", ["0", "1", "2", "5"]);
  await a.press("save");
  const missing = a.page.locator("[data-not-shown]");
  await expect(missing).toContainText("出示責任證");
  await a.press("confirm_card");
  await a.fill("courtesy", ["3", "4"]);
  await a.press("save");
  await expect(missing).toHaveCount(0);

  // The receipt prints both numbers.
  await a.press("find");
  await a.fillAll({ found: "閥芯裂", cause: "4", temperature: "18.5" });
  await a.press("save");
  await a.press("remove");
  await a.fillAll({ work: "換閥芯", left_out: "不必動其他", works_again: "yes", temperature: "19.0" });
  await a.press("save");
  await expect(a.act("sign_receipt")).toBeVisible();
  const receipt = await a.printed("print-receipt");
  for (const text of ["維修回執", "換閥芯", "WX-0017", "96069", "96070"]) expect(receipt).toContain(text);
  await a.close();
});
