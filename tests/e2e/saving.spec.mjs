// Saving: it waits for what is still being put away, and says where it can be seen why it did not save.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
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

/** From now on the disk takes no files, as when it is full; `window.mend()` frees it. */
const full = (page) =>
  page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...what) {
      if (this.name === "attachments") throw new DOMException("no room", "QuotaExceededError");
      return put.apply(this, what);
    };
    window.mend = () => (IDBObjectStore.prototype.put = put);
  });

test("a signature that the disk refuses keeps its strokes, says that it was not kept and why, and is kept by another try", async ({ browser }) => {
  const tablet = await onSite(browser);
  await finished(tablet);
  await full(tablet.page);
  await tablet.sign();
  const said = tablet.page.locator("dialog[open] [data-not-kept]");
  await expect(said).toContainText("簽名沒有存下來");
  await expect(said).toContainText("空間不夠");
  await expect(tablet.page.locator('dialog[open] .capture [data-act="keep-again"]')).toBeInViewport({ ratio: 1 });
  const strokes = () => tablet.page.locator("dialog[open] canvas").evaluate((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0));
  expect(await strokes()).toBe(true);
  await expectAccessible(tablet.page, "a signature that was not kept");
  // The disk is still full: nothing is kept, and nothing is said to be.
  await tablet.press("keep-again");
  await expect(said).toContainText("簽名沒有存下來");
  await tablet.page.evaluate(() => window.mend());
  await tablet.press("keep-again");
  await expect(said).toHaveCount(0);
  expect(await strokes()).toBe(true);
  await tablet.press("save");
  await expect(tablet.page.locator("dialog[open]")).toHaveCount(0);
  await expect(tablet.page.locator(".detail .time p").first()).toContainText("結案");
  await tablet.close();
});

test("who signs and saves in one breath on a full disk is told that the signature was not kept, and the form is not sent without it", async ({ browser }) => {
  const tablet = await onSite(browser);
  await finished(tablet);
  await tablet.page.evaluate(() => {
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = function (...what) {
      window.putAway = () => toBlob.apply(this, what);
    };
  });
  await full(tablet.page);
  await tablet.sign();
  await tablet.press("save");
  await expect(tablet.page.locator("dialog[open] form")).toHaveAttribute("aria-busy", "true");
  await tablet.page.evaluate(() => window.putAway());
  await expect(tablet.page.locator("dialog[open] [data-not-kept]")).toContainText("簽名沒有存下來");
  await expect(tablet.page.locator("dialog[open] form")).not.toHaveAttribute("aria-busy", "true");
  // Nobody is told that nobody signed.
  await expect(tablet.page.locator("dialog[open] [role=alert]").filter({ hasText: /./ })).toHaveCount(1);
  await tablet.close();
});

test("a photo that the disk refuses says so and is kept by another try", async ({ browser }) => {
  const tablet = await openTablet(browser, "A", { viewport: { width: 390, height: 844 } });
  await tablet.found({ roles: ["service_desk"] });
  await tablet.go("/take");
  await tablet.fillAll({ symptom: "dripping", words: "廚房立管一直滴", customer: "王建國", phone: "13800004821" });
  const folded = tablet.page.locator("details:not([open])", { has: tablet.page.locator('[data-field="photos"]') });
  await expect(tablet.page.locator('[data-field="photos"]')).toBeAttached();
  if (await folded.count()) await folded.first().locator("summary").first().click();
  await full(tablet.page);
  // One white pixel.
  const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==", "base64");
  await tablet.photograph("photos", { name: "leak.png", mimeType: "image/png", buffer: pixel });
  const said = tablet.field("photos").locator("[data-not-kept]");
  await expect(said).toContainText("照片沒有存下來");
  await expect(tablet.field("photos").locator(".photo")).toHaveCount(0);
  await tablet.page.evaluate(() => window.mend());
  await tablet.press("keep-again");
  await expect(tablet.field("photos").locator(".photo")).toHaveCount(1);
  await expect(said).toHaveCount(0);
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
