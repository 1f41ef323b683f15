// A tablet that was restored from a copy while the other one lived on; receipts; photos that are asked for.
import { expect, test } from "@playwright/test";
import { knows, register, take } from "./support/handoff.mjs";
import { copyTablet, openTablet } from "./support/tablet.mjs";

const fingerprint = async (tablet) => {
  await tablet.go("/handoff");
  return tablet.page.locator("[data-fingerprint]").getAttribute("data-fingerprint");
};

/** An office, and a tablet that it has admitted. */
const pair = async (browser) => {
  const office = await openTablet(browser, "office");
  await office.found();
  const field = await openTablet(browser, "field");
  await field.join(await office.exportBundle(), "林美惠");
  await take(office, await field.exportBundle());
  await office.admit(await field.mark());
  await take(field, await office.exportBundle());
  return { office, field };
};

/** Takes the new key that the tablet asks for, and has the office admit it. */
const renew = async (office, tablet) => {
  await tablet.go("/handoff");
  await tablet.press("new-key");
  await expect(tablet.page.locator("[data-new-key]")).toHaveCount(0);
  await expect(tablet.page.locator('[data-admission="asked"]')).toBeVisible();
  await take(office, await tablet.exportBundle());
  await expect(office.page.locator("[data-replaces]").first()).toBeVisible();
  await office.admit(await tablet.mark());
};

test("a tablet that was restored while it lived on splits its feed: people are told, both take new keys, and nothing is lost", async ({ browser }) => {
  const { office, field } = await pair(browser);
  const twin = await copyTablet(browser, field, "twin");
  await twin.inside();
  await register(field, "周敏");
  await register(twin, "趙強");
  await take(office, await field.exportBundle());
  await knows(office, "周敏", 1);

  // Both branches meet at the office: neither counts, and it says so, there and on Today.
  const report = await take(office, await twin.exportBundle());
  await expect(report.locator("[data-forked]")).toBeVisible();
  await expect(report.locator('[data-count="evidence"]')).toHaveText("1");
  await expect(office.page.locator('[data-fork][data-settled="false"] [data-branch]')).toHaveCount(2);
  await office.press("look-at-branches");
  await expect(office.page.locator("[data-side] [data-seq]")).toHaveCount(2);
  await office.go("/today");
  await expect(office.page.locator('[data-split="other"]')).toBeVisible();
  await knows(office, "周敏", 0);
  await knows(office, "趙強", 0);

  // The tablet learns of it by the next bundle. It writes nothing under the old key, and what was typed stays.
  await take(field, await office.exportBundle());
  await field.go("/today");
  await expect(field.page.locator('[data-split="own"]')).toBeVisible();
  await field.go("/customers/new");
  await field.fillAll({ name: "孫麗" });
  await field.press("save");
  await expect(field.page.getByText("要先換新鑰匙").first()).toBeVisible();
  await expect(field.field("name").locator("input")).toHaveValue("孫麗");

  await renew(office, field);
  await knows(field, "周敏", 1);
  await knows(office, "周敏", 1);
  await take(twin, await office.exportBundle());
  await renew(office, twin);
  await knows(office, "趙強", 1);
  await register(field, "孫麗");

  for (const _ of [1, 2]) {
    for (const from of [office, field, twin]) {
      const bundle = await from.exportBundle();
      for (const to of [office, field, twin]) if (to !== from) await take(to, bundle);
    }
  }
  expect(await fingerprint(field)).toBe(await fingerprint(office));
  expect(await fingerprint(twin)).toBe(await fingerprint(office));
  for (const name of ["周敏", "趙強", "孫麗"]) await knows(office, name, 1);
  await office.go("/handoff");
  await expect(office.page.locator('[data-fork][data-settled="true"]')).toBeVisible();
  await office.go("/today");
  await expect(office.page.locator("[data-split]")).toHaveCount(0);
  // The new key outlives a reload.
  await field.reload();
  await knows(field, "孫麗", 1);
  await field.go("/handoff");
  await expect(field.page.locator("[data-new-key], [data-admission]")).toHaveCount(0);
  for (const tablet of [office, field, twin]) await tablet.close();
});

test("a tablet restored from a backup takes back what it wrote later, and a new key before it writes again", async ({ browser }) => {
  const { office, field } = await pair(browser);
  const restored = await copyTablet(browser, field, "restored");
  await register(field, "周敏");
  await take(office, await field.exportBundle());
  await field.close();
  await take(restored, await office.exportBundle());
  await knows(restored, "周敏", 1);
  await restored.go("/today");
  await expect(restored.page.locator('[data-split="own"]')).toBeVisible();
  await renew(office, restored);
  await register(restored, "趙強");
  await take(office, await restored.exportBundle());
  await knows(office, "趙強", 1);
  await office.close();
  await restored.close();
});

test("what exists only on this tablet counts down when a bundle comes back that covers it", async ({ browser }) => {
  const { office, field } = await pair(browser);
  await register(field, "周敏");
  await field.go("/handoff");
  await expect(field.page.locator("[data-only-here]")).toHaveAttribute("data-only-here", "1");
  const given = await field.exportBundle("give-since");
  await expect(field.page.locator("[data-only-here]")).toHaveAttribute("data-only-here", "1");
  await take(office, given);
  await take(field, await office.exportBundle("give-since"));
  await expect(field.page.locator("[data-only-here]")).toHaveAttribute("data-only-here", "0");
  await expect(field.page.locator("[data-it-lacks]").first()).toHaveAttribute("data-it-lacks", "0");
  await field.go("/today");
  await expect(field.page.locator(".only", { hasText: "只在這台" })).toHaveCount(0);
  await office.close();
  await field.close();
});

/** A picture, made by the page itself. */
const photo = async (page) => ({
  name: "leak.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(600, 400);
      canvas.getContext("2d").fillRect(100, 100, 300, 200);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer())];
    }),
  ),
});

test("a photo that was left out is named where it is missing, asked for by the next bundle and delivered by the one after", async ({ browser }) => {
  const { office, field } = await pair(browser);
  await field.go("/take");
  await field.fillAll({ symptom: "dripping", words: "廚房立管一直滴", customer: "王建國" });
  await field.fillAll({ phone: "13800004821", address: "育才街 18 號 1-302", scope: "company" });
  await field.press("save");
  await expect(field.page.locator(".detail .due")).toBeVisible();
  const address = new URL(field.page.url()).hash.slice(1);
  await field.press("note");
  await field.fill("text", "照片");
  await field.photograph("photos", await photo(field.page));
  await expect(field.field("photos").locator("img")).toBeVisible();
  await field.press("save");
  await expect(field.page.locator(".time .photo")).toBeVisible();

  // Sizes are shown before anything is made; this time no photo travels.
  await field.go("/handoff");
  await expect(field.field("files").locator('[data-value="lacked"]')).toContainText("1 個");
  await field.fill("files", "none");
  await take(office, await field.exportBundle("give-since"));
  await expect(office.page.locator("[data-missing-file]")).toHaveCount(1);
  await office.go(address);
  await expect(office.page.locator('[data-photo="missing"]')).toContainText("林美惠");

  // The office's next bundle asks; the field's next one answers by itself.
  await take(field, await office.exportBundle("give-since"));
  await expect(field.page.locator("[data-asked]")).toHaveAttribute("data-asked", "1");
  await field.fill("files", "lacked");
  await take(office, await field.exportBundle("give-since"));
  await expect(office.page.locator("[data-missing-file]")).toHaveCount(0);
  await office.go(address);
  await expect(office.page.locator(".time .photo img")).toBeVisible();

  // And it says so: the field has nothing left to give.
  await take(field, await office.exportBundle("give-since"));
  await expect(field.field("files").locator('[data-value="lacked"]')).toContainText("沒有");
  await expect(field.page.locator("[data-files-lacking]")).toHaveCount(0);
  await office.close();
  await field.close();
});
