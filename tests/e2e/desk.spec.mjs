// Small things that happen at a desk: a matter settled on the spot, the app open in two tabs.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

test("a request that is settled while it is taken is answered and closed at once", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.found({ roles: ["service_desk"] });
  await tablet.go("/take");
  await tablet.fill("kind", "request");
  await tablet.fillAll({ words: "繳費單在哪裡看？", customer: "王建國" });
  await tablet.fillAll({ phone: "13800004821", address: "育才街 18 號 1-302", wanted: "知道在哪裡看" });
  await tablet.press("settled");
  await tablet.fillAll({ result: "在帳單第二頁，已指給他看", satisfaction: "very" });
  await tablet.press("save");
  const course = tablet.page.locator(".detail .time p");
  await expect(course.first()).toContainText("結案");
  await expect(course).toHaveCount(3);
  await expect(course.filter({ hasText: "在帳單第二頁" }).first()).toBeVisible();
  await expect(tablet.page.locator(".detail .due")).toHaveCount(0);
  await tablet.close();
});

test("a second tab only reads until it takes over, and the first one then reads", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.found();
  const first = tablet.page;
  const second = await tablet.context.newPage();
  await second.goto("./");
  const takeOver = (page) => page.locator('[data-act="take-over"]');
  await expect(takeOver(second)).toBeVisible();
  await expect(takeOver(first)).toHaveCount(0);

  const register = async (page, name) => {
    tablet.page = page;
    await tablet.go("/customers/new");
    await tablet.fillAll({ name, phone: "13800004821" });
    await tablet.press("save");
  };
  await register(second, "不該寫下的人");
  await expect(second.locator('[role="alert"]').filter({ hasText: /./ }).first()).toBeVisible();

  await takeOver(second).click();
  await expect(takeOver(second)).toHaveCount(0);
  await expect(takeOver(first)).toBeVisible();
  await register(second, "周敏");
  await expect(second.locator("h1", { hasText: "周敏" }).first()).toBeVisible();
  // The first tab follows what the second has written.
  tablet.page = first;
  await tablet.go("/customers");
  await expect(first.getByText("周敏").first()).toBeVisible();
  await expect(first.getByText("不該寫下的人")).toHaveCount(0);
  await tablet.context.close();
});
