// Saving: it waits for what is still being put away, and says where it can be seen why it did not save.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

/** A repair on a phone, with somebody on site. */
const onSite = async (browser) => {
  const tablet = await openTablet(browser, "A", { viewport: { width: 390, height: 844 } });
  await tablet.found({ roles: ["service_desk", "technician"] });
  await tablet.go("/take");
  await tablet.fillAll({ symptom: "dripping", words: "廚房立管一直滴", customer: "王建國", phone: "13800004821", address: "育才街 18 號 1-302" });
  await tablet.press("save");
  await tablet.press("arrive");
  await tablet.field("courtesy").locator('[data-act="all"]').click();
  await tablet.press("save");
  await expect(tablet.act("finish_on_site")).toBeVisible();
  await tablet.press("finish_on_site");
  return tablet;
};

const finished = async (tablet) => {
  await tablet.fillAll({ found: "立管接頭鬆脫", cause: "4", work: "換墊片，重新上緊", temperature: "19", opinion: "satisfied" });
  await tablet.field("steps").locator('[data-act="all"]').click();
};

test("who signs and saves in one breath has saved, however slow the disk is", async ({ browser }) => {
  const tablet = await onSite(browser);
  await finished(tablet);
  // A signature that takes its time on the way to disk.
  await tablet.page.evaluate(() => {
    const toBlob = HTMLCanvasElement.prototype.toBlob;
    HTMLCanvasElement.prototype.toBlob = function (...what) {
      window.putAway = () => toBlob.apply(this, what);
    };
  });
  await tablet.sign();
  await tablet.press("save");
  await expect(tablet.page.locator("dialog[open] form")).toHaveAttribute("aria-busy", "true");
  await expect(tablet.page.locator("dialog[open] [role=alert]").filter({ hasText: /./ })).toHaveCount(0);
  await tablet.page.evaluate(() => window.putAway());
  await expect(tablet.page.locator("dialog[open]")).toHaveCount(0);
  await expect(tablet.page.locator(".detail .time p").first()).toContainText("結案");
  await tablet.close();
});

test("why a long form was not saved is said where it can be seen", async ({ browser }) => {
  const tablet = await onSite(browser);
  await finished(tablet);
  // The eyes are on the first question; what is missing is the signature at the end.
  await tablet.field("found").scrollIntoViewIfNeeded();
  await tablet.page.evaluate(() => (document.querySelector("dialog[open] .sheet-body").scrollTop = 0));
  await tablet.press("save");
  const said = tablet.page.locator("dialog[open] [role=alert]").filter({ hasText: "簽" });
  await expect(said).toBeInViewport({ ratio: 1 });
  const foot = await tablet.page.locator("dialog[open] .form-foot").boundingBox();
  await expect.poll(async () => { const line = await said.boundingBox(); return line.y + line.height; }).toBeLessThanOrEqual(foot.y);
  await tablet.close();
});
