// The station staffed day and night: a roster without gaps, a new repair that is heard and accepted, a shift handed over (P10.09.02a, b).
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { openTablet } from "./support/tablet.mjs";

const DAY = 86_400_000;
const date = (at) => new Date(at + DAY / 3).toISOString().slice(0, 10);
const tones = (tablet) => tablet.page.evaluate(() => performance.getEntriesByName("huiyin:tone").length);

test("a roster shows its gaps, a new repair is heard and accepted, and a shift is handed over by two", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ["service_desk"] });
  await a.enrol("陳志遠", ["technician"]);

  await a.go("/shifts");
  await a.press("new-roster");
  await a.fillAll({ station: "東站", "season-from": date(Date.now()), "season-until": date(Date.now() + 9 * DAY) });
  await a.press("save");
  const roster = a.page.locator("[data-roster]");
  await expect(roster.locator("h1")).toHaveText("東站");
  const station = new URL(a.page.url()).hash.slice(1);
  await expect(roster.locator("[data-gaps]")).toHaveAttribute("data-gaps", "1");
  await expect(roster.locator("[data-gaps] .late")).toContainText("沒有人值班，缺 10 天");

  await a.press("plan");
  await a.choose("plan-people", "林美惠");
  await expect(a.page.locator("[data-turn]")).toContainText("林美惠");
  await a.press("save");
  await expect(roster.locator("[data-gaps]")).toHaveAttribute("data-gaps", "0");
  await expect(roster.locator("[data-on-duty]")).toContainText("林美惠");
  await expectAccessible(a.page, "a roster");

  // The shift sees a saved repair on top, hears it when the sound is on, and accepts it with one tap.
  await a.go("/today");
  expect(await tones(a)).toBe(0);
  await a.press("sound");
  await expect.poll(() => tones(a), "turned on: it is heard once").toBe(1);
  await a.go("/take");
  await a.fill("symptom", "dripping");
  await a.fillAll({ words: "廚房立管一直滴", customer: "王建國" });
  await a.fillAll({ phone: "13800004821", address: "育才街 18 號 1-302", scope: "company" });
  await a.press("save");
  await expect(a.page.locator(".detail h1")).toHaveText("廚房立管一直滴");
  await expect.poll(() => tones(a), "a new repair").toBe(2);
  const address = new URL(a.page.url()).hash.slice(1);
  await a.go("/today");
  const waiting = a.page.locator("[data-new-repair]");
  await expect(waiting).toContainText("廚房立管一直滴");
  await expect(waiting.locator(".clock")).toBeVisible();
  await waiting.locator('[data-act="accept-repair"]').click();
  await expect(waiting).toHaveCount(0);
  await a.go(address);
  await expect(a.page.locator("[data-taken-up]")).toContainText("林美惠");

  // Both sign, with what is open before their eyes.
  await a.go(station);
  await a.press("hand-over");
  await expect(a.page.locator("[data-matters]")).toHaveAttribute("data-matters", "1");
  await a.choose("giver", "林美惠");
  await a.choose("taker", "陳志遠");
  await a.fill("note", "2 號泵有異響");
  await a.sign("sign-giver");
  await expect(a.field("sign-giver")).toContainText("已存");
  await a.press("save");
  await expect(a.page.locator('.sheet [role="alert"]').filter({ hasText: /./ })).toContainText("P10.09.02a");
  await a.sign("sign-taker");
  await expect(a.field("sign-taker")).toContainText("已存");
  await a.press("save");
  await expect(roster.locator("[data-handover]")).toContainText("林美惠 交給 陳志遠");
  await expect(roster.locator("[data-handover]")).toContainText("1 件報修未結");
  await expect(roster.locator("[data-on-duty]")).toContainText("陳志遠");
  await a.close();
});
