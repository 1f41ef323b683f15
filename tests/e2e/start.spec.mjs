// The first hour: what a new firm still has to do ticks itself off, and the home screen is explained for the browser at hand.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

test("the first steps tick themselves off and can be put away", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  const { page } = tablet;
  await tablet.found();
  await expect(page.locator("[data-start]")).toHaveAttribute("data-start", "7");
  await tablet.press("first-steps");
  const done = () => page.locator('[data-done="true"]');
  await expect(page.locator("[data-done]")).toHaveCount(7);
  await expect(done()).toHaveCount(0);

  await tablet.go("/customers/new");
  await tablet.fillAll({ name: "王建國", phone: "13800004821" });
  await tablet.press("save");
  await expect(page.locator("h1", { hasText: "王建國" }).first()).toBeVisible();
  await tablet.go("/start");
  await expect(done()).toHaveCount(1);
  await tablet.go("/settings");
  await tablet.press("section-people");
  await tablet.press("enrol-person");
  await tablet.fillAll({ "person-name": "陳志遠", "person-roles": ["technician"] });
  await tablet.press("save");
  await expect(page.getByText("陳志遠").first()).toBeVisible();
  await tablet.go("/start");
  await expect(done()).toHaveCount(2);
  await tablet.go("/today");
  await expect(page.locator("[data-start]")).toHaveAttribute("data-start", "5");

  await tablet.press("first-steps");
  await tablet.press("put-away");
  await tablet.go("/today");
  await expect(page.locator("main h1").first()).toBeVisible();
  await expect(page.locator("[data-start]")).toHaveCount(0);
  await tablet.close();
});

for (const [device, userAgent, words] of [
  ["an iPad", "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "加入主畫面"],
  ["an Android tablet", "Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36", "三個點"],
  ["a PC", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36", "網址列"],
]) {
  test(`the home screen is explained for ${device}`, async ({ browser }) => {
    const tablet = await openTablet(browser, "A", { userAgent });
    await tablet.found();
    await tablet.go("/start");
    await expect(tablet.page.locator("[data-done]").last()).toContainText(words);
    await tablet.close();
  });
}

test("a browser that has no home screen leaves no step that nobody can take", async ({ browser }) => {
  const userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:126.0) Gecko/20100101 Firefox/126.0";
  const tablet = await openTablet(browser, "A", { userAgent });
  await tablet.found();
  await tablet.go("/start");
  await expect(tablet.page.locator("[data-done]")).toHaveCount(6);
  await expect(tablet.page.locator("[data-done] a")).toHaveCount(6);
  await expect(tablet.page.locator("main")).toContainText("加入書籤");
  await tablet.close();
});

test("a change of the firm or of a customer is taken back by a new entry", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  const { page } = tablet;
  await tablet.found();
  await tablet.go("/settings");
  await tablet.press("section-organisation");
  await tablet.fill("firm-name", "新名字");
  await tablet.press("save-organisation");
  await tablet.press("undo");
  await expect(tablet.field("firm-name").locator("input")).toHaveValue("恆暖供熱");
  await tablet.reload();
  await tablet.press("section-organisation");
  await expect(tablet.field("firm-name").locator("input")).toHaveValue("恆暖供熱");

  await tablet.go("/customers/new");
  await tablet.fillAll({ name: "王建國", phone: "13800004821" });
  await tablet.press("save");
  await expect(page.locator(".detail h1")).toHaveText("王建國");
  await tablet.press("edit-customer");
  await tablet.fill("phone", "13911112222");
  await tablet.press("save");
  // The file's history, below, keeps both.
  const facts = page.locator(".detail dl.facts").first();
  await expect(facts).toContainText("13911112222");
  await tablet.press("undo");
  await expect(facts).toContainText("13800004821");
  await expect(facts).not.toContainText("13911112222");
  await tablet.close();
});
