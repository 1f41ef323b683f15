// Grades and grumbles (P08.06.28): what an A customer says on a visit stands on top at the office with its reason, it is raised to a complaint with nothing typed again; what another
// says is answered and closed.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { joined, meet, refused, saved, step } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

const ROLES = ["service_desk", "general_manager", "project_manager", "senior_engineer", "sales", "office"];

/** A customer of the firm; answers the address of the file. */
const register = async (tablet, name) => {
  await tablet.go("/customers/new");
  await tablet.fillAll({ name, phone: "13800004821", address: "工業路9號" });
  await tablet.press("save");
  await expect(tablet.page.locator(".detail h1", { hasText: name })).toBeVisible();
  return new URL(tablet.page.url()).hash.slice(1);
};

const grade = async (tablet, file, answers) => {
  await tablet.go(file);
  await tablet.press("grade");
  await tablet.fillAll(answers);
  await saved(tablet);
};

/** Notes what is said; the form is open. */
const note = async (tablet, words) => {
  await tablet.fill("words", words);
  await tablet.press("save");
  await expect(tablet.page.locator(".detail h1")).toHaveText(words);
  return new URL(tablet.page.url()).hash.slice(1);
};

const row = (tablet, words) => tablet.page.locator(".list a.row", { hasText: words });

test("a grumble of a grade A customer, taken on a visit, stands on top at the office, says why and becomes a complaint with nothing typed again", async ({ browser }) => {
  test.setTimeout(600_000);
  const office = await openTablet(browser, "office");
  await office.found({ name: "林美惠", kind: "maker", roles: ROLES });
  // Research visits are another regulation's.
  await office.go("/settings");
  await office.press("section-in-force");
  const research = office.field("regulations").locator('[data-value="P01"]');
  await expect(research).toBeVisible();
  await research.click();
  await office.press("save-regulations");
  await office.enrol("高業務", ["sales", "senior_engineer"]);
  const key = await register(office, "鼎盛鍋爐廠");
  const other = await register(office, "小河五金行");
  // Without a choice nothing is written; what is typed is still there after a crash.
  await office.go(key);
  await expect(office.page.locator('[data-part="grade"]')).toContainText("還沒有評定等級");
  await office.press("grade");
  await office.fill("grade-reason", "銷量第一");
  await office.press("save");
  await expect(office.page.locator("dialog[open]")).toContainText("請選等級");
  await expectAccessible(office.page, "the form of a grade");
  await office.reload();
  await office.inside();
  await office.press("grade");
  await expect(office.field("grade-reason").locator("textarea")).toHaveValue("銷量第一");
  await office.fill("grade", "a");
  await saved(office);
  await expect(office.page.locator(".detail .head [data-grade]")).toHaveText("A級");
  await grade(office, other, { grade: "b", "grade-reason": "往來平順" });
  await office.go("/customers");
  await expect(row(office, "鼎盛鍋爐廠")).toContainText("A級");

  const sales = await joined(browser, office, "高業務");
  // Whoever sells says no grade.
  await sales.go(other);
  await sales.press("grade");
  await sales.fillAll({ grade: "c", "grade-reason": "量小" });
  await sales.page.locator("dialog[open] [data-act=save]").click();
  await expect(sales.page.locator("dialog[open] [role=alert]").filter({ hasText: /./ })).toContainText("P08.05.12a");
  await sales.page.keyboard.press("Escape");

  // The first grumble is another customer's, from the file; the second is told on a visit.
  await sales.go(other);
  await sales.press("grumble");
  await expectAccessible(sales.page, "the intake of a grumble");
  const mild = await note(sales, "發票總是晚到");
  await sales.go("/visits/new");
  await sales.field("customers").locator("input").fill("鼎盛");
  await sales.field("customers").locator(".pick", { hasText: "鼎盛鍋爐廠" }).click();
  await sales.choose("leader", "林美惠");
  for (const name of ["林美惠", "高業務"]) await sales.field("engineers").locator("[role=checkbox]", { hasText: name }).click();
  await sales.press("save");
  await expect(sales.page.locator("[data-at]")).toBeVisible();
  await sales.press("grumble");
  await note(sales, "封頭又晚到兩天，算了");
  await expect(sales.page.locator('[data-act="origin"]')).toContainText("走訪");
  // The visit lists it where it is read, and leads to it; what was said apart from the visit it does not (P08.06.28b).
  const told = new URL(sales.page.url()).hash.slice(1);
  await sales.press("origin");
  await expect(sales.page.locator("[data-grumble]")).toHaveCount(1);
  await expect(sales.page.locator("[data-grumble]")).toContainText("處理中");
  await expectAccessible(sales.page, "a visit with a grumble");
  await sales.page.locator("[data-grumble] a", { hasText: "封頭又晚到兩天" }).click();
  await expect.poll(() => new URL(sales.page.url()).hash.slice(1)).toBe(told);

  // By bundle to the office: the later one stands first there, and says by which clause.
  await meet(sales, office);
  for (const address of ["/cases", "/today"]) {
    await office.go(address);
    await expect(row(office, "封頭又晚到兩天")).toContainText("P08.06.28b");
    await expect(row(office, "發票總是晚到")).not.toContainText("P08.06.28");
    await expect(office.page.locator(".list a.row").filter({ hasText: /封頭又晚到兩天|發票總是晚到/ }).first()).toContainText("封頭又晚到兩天");
  }
  await row(office, "封頭又晚到兩天").click();
  await expect(office.page.locator("[data-first]")).toContainText("A級客戶的抱怨先辦");
  await expect(office.page.locator(".detail .head [data-grade]")).toHaveText("A級");
  await expectAccessible(office.page, "a grumble");
  // The complaint is there, in the same words, and the grumble is closed under its number.
  await office.press("raise");
  await office.page.locator("dialog[open]").locator('[data-act="raise-service"]').click();
  await expect(office.page.locator(".detail h1")).toHaveText("封頭又晚到兩天，算了");
  await expect(office.page.locator(".detail .head .chip").first()).toContainText("投訴");
  await expect(office.page.locator("[data-first]")).toContainText("P08.06.28a");
  const complaint = new URL(office.page.url()).hash.slice(1);
  await office.press("origin");
  await expect(office.page.locator("[data-raised]")).toContainText("已升為服務投訴");
  await office.page.locator("[data-raised] a").click();
  await expect.poll(() => new URL(office.page.url()).hash.slice(1)).toBe(complaint);

  // The visit says what became of it.
  await office.go("/visits");
  await office.page.locator('main a.row[href^="#/visits/"]').first().click();
  await expect(office.page.locator("[data-grumble]")).toContainText("已升為服務投訴");

  // The other one needs an answer, and then it ends.
  await sales.go(mild);
  await refused(sales, "close", "P08.06.28b");
  await step(sales, "answer", { course: "查過，郵寄地址錯了", result: "改用電子發票", solves: "yes" });
  await step(sales, "close", { result: "改用電子發票" });
  await expect(sales.page.locator(".stages li.done")).toHaveCount(3);
  await sales.close();
  await office.close();
});

test("where several kinds of complaint are taken, a grumble has one button, which asks which kind, each with what it is about", async ({ browser }) => {
  const office = await openTablet(browser, "office", { viewport: { width: 390, height: 844 } });
  await office.found({ name: "林美惠", kind: "maker", roles: ROLES });
  await office.go("/settings");
  await office.press("section-in-force");
  const regulations = office.field("regulations");
  await expect(regulations.locator('[data-value="P05"]')).toBeVisible();
  for (const regulation of ["P04", "P05", "P08", "P10"]) {
    const choice = regulations.locator(`[data-value="${regulation}"]`);
    if ((await choice.getAttribute("aria-checked")) !== "true") await choice.click();
  }
  await office.press("save-regulations");
  await office.go(await register(office, "鼎盛鍋爐廠"));
  await office.press("grumble");
  await note(office, "閥門關不緊，湊合用吧");
  const part = office.page.locator('[data-part="raise"]');
  await expect(part.locator("button:visible")).toHaveCount(1);
  await office.press("raise");
  await expect(office.page.locator("dialog[open] .pick")).toHaveCount(3);
  await expectAccessible(office.page, "which kind of complaint");
  // A look at the kinds raises nothing.
  await office.page.keyboard.press("Escape");
  await expect(office.page.locator("dialog[open]")).toHaveCount(0);
  await expect(office.page.locator("[data-raised]")).toHaveCount(0);
  await office.press("raise");
  await office.page.locator("dialog[open]").locator('[data-act="raise-quality"]').click();
  await expect(office.page.locator(".detail .head .chip").first()).toContainText("品質客訴");
  await expect(office.page.locator(".detail h1")).toHaveText("閥門關不緊，湊合用吧");
  await office.close();
});
