// The main job, from the leak to the revisit, on two tablets that meet by bundles only.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

/** A photo of 2,400 × 1,800 pixels, made by the page itself: larger than what the app keeps. */
const photo = async (page) => ({
  name: "leak.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(2400, 1800);
      const context = canvas.getContext("2d");
      context.fillStyle = "#a33";
      context.fillRect(0, 0, 2400, 1800);
      context.fillStyle = "#3a3";
      context.fillRect(300, 300, 900, 700);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
    }),
  ),
});

const fingerprint = async (tablet) => {
  await tablet.go("/handoff");
  const mark = tablet.page.locator("[data-fingerprint]");
  await expect(mark).not.toHaveAttribute("data-fingerprint", "");
  return mark.getAttribute("data-fingerprint");
};

const take = async (tablet, bundle) => {
  await tablet.go("/handoff");
  await tablet.importBundle(bundle);
  const report = tablet.page.locator('[data-report="taken"]');
  await expect(report).toBeVisible();
  return Number(await report.locator('[data-count="new"]').innerText());
};

const course = (tablet) => tablet.page.locator(".detail .time p").allInnerTexts();

test("a leak is taken, worked offline, handed over, revisited on the other tablet, and both hold the same", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ["service_desk", "technician"] });
  await a.readyForOffline();

  // Taking: what is seen, the words, who it is.
  await a.go("/take");
  await a.fill("symptom", "dripping");
  await a.fill("words", "廚房立管一直滴，樓下天花板濕了");
  await a.fill("customer", "王建國");
  await a.fillAll({ phone: "13800004821", address: "育才街 18 號 1-302", scope: "company" });
  await a.press("save");
  const due = a.page.locator(".detail .due");
  await expect(due).toBeVisible();
  await a.press("notify");
  await a.fill("to", "林美惠");
  await a.press("save");
  await expect(due).toContainText("P10.09.10a");
  await expect(due.locator(".t")).toHaveText(/^(30:00|29:\d\d)$/);
  await expect(due).toContainText("30 分鐘");
  const address = new URL(a.page.url()).hash.slice(1);

  // No network, and the page is loaded anew: everything is there.
  await a.offline();
  await a.reload();
  await a.inside();
  await expect(a.page.locator(".detail h1")).toHaveText("廚房立管一直滴，樓下天花板濕了");

  // Repairing before arriving is refused with the rule.
  await expect(a.page.locator('[data-refused~="remove"]').first()).toBeAttached();

  await a.press("arrive");
  await a.fill("courtesy", ["0", "1", "2", "3", "4", "5"]);
  await a.press("save");
  await expect(a.act("find")).toBeVisible();
  await a.press("find");
  await a.fillAll({ found: "立管接頭鬆脫", cause: "4", temperature: "18.5" });
  await a.photograph("photos", await photo(a.page));
  await expect(a.field("photos").locator("img")).toBeVisible();
  await a.press("save");
  await expect(a.act("remove")).toBeVisible();
  await a.press("remove");
  await a.fillAll({ work: "換接頭墊片，重新上緊", steps: ["0", "1", "2", "4", "5", "6", "7", "8"], left_out: "不必動散熱器", parts: "墊片 2", works_again: "yes", temperature: "19.0" });
  await a.press("save");
  await expect(a.act("sign_receipt")).toBeVisible();
  await a.press("sign_receipt");
  await a.fill("opinion", "satisfied");
  await a.sign();
  await a.fill("phone", "13800004821");
  await a.press("save");
  await expect(a.act("close")).toBeVisible();
  await a.press("close");
  await a.fillAll({ result: "不漏了", satisfaction: "satisfied" });
  await a.press("save");
  await expect(a.page.locator(".detail .time p").first(), "the closing stands on top").toContainText("結案");
  const told = await course(a);
  expect(told.length).toBeGreaterThanOrEqual(6);

  // Everything so far exists on this tablet only.
  await a.go("/handoff");
  const bundle = await a.exportBundle();

  const b = await openTablet(browser, "B");
  await b.join(bundle, "林美惠");
  await b.go(address);
  await expect(b.page.locator(".detail h1")).toHaveText("廚房立管一直滴，樓下天花板濕了");
  await expect.poll(() => course(b), "the same history, word for word").toEqual(told);
  await expect(b.page.locator(".detail .photos img").first()).toBeVisible();
  const pixels = await b.page.locator(".detail .photos img").evaluateAll((images) => images.map((image) => Math.max(image.naturalWidth, image.naturalHeight)));
  expect(Math.max(...pixels), "shrunk to 1,600 at the longest side").toBe(1600);

  // Two days later the office asks.
  await b.page.clock.install({ time: Date.now() + 50 * 3_600_000 });
  await b.reload();
  await b.inside();
  await b.press("revisit");
  await b.fillAll({ reached: "yes", gone: "yes", satisfaction: "very", temperature: "19.5", manner: "yes", clean: "yes" });
  await b.press("save");
  await expect(b.page.locator(".detail .time p").first()).toContainText("回訪");
  const back = await b.exportBundle();

  // B was never admitted: what it wrote is kept at A and counts once the administrator has compared the marks.
  expect(await take(a, back)).toBeGreaterThan(0);
  await a.go(address);
  await expect(a.page.locator(".detail .time p").first()).toContainText("回訪");
  await expect(a.page.locator(".detail .time li").first()).toContainText("不算數");
  await a.admit(await b.mark());
  await a.go(address);
  await expect(a.page.locator(".detail .time li").first()).not.toContainText("不算數");
  await a.go("/handoff");
  const admission = await a.exportBundle();
  expect(await take(b, admission)).toBeGreaterThan(0);
  expect(await fingerprint(a), "equal ledgers, equal states").toBe(await fingerprint(b));

  // Taking either bundle again changes nothing on either side.
  const before = await fingerprint(a);
  expect(await take(a, back)).toBe(0);
  expect(await take(a, bundle)).toBe(0);
  expect(await fingerprint(a)).toBe(before);
  expect(await take(b, bundle)).toBe(0);
  expect(await fingerprint(b)).toBe(before);
  await a.close();
  await b.close();
});
