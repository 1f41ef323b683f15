// A service complaint by P05: taken, judged, planned, approved, carried out, called about until the customer is satisfied, with a penalty; on
// tablets that meet by bundles only.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { joined, meet, open, saved, step } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

const fingerprint = async (tablet) => {
  await tablet.go("/handoff");
  const mark = tablet.page.locator("[data-fingerprint]");
  await expect(mark).not.toHaveAttribute("data-fingerprint", "");
  return mark.getAttribute("data-fingerprint");
};

/** A line of the plan, due in half an hour. */
const planLine = async (tablet, what, owner) => {
  await open(tablet, "complaint-plan-line");
  await tablet.fillAll({ what, owner });
  await tablet.field("by").locator("button").first().click();
  await saved(tablet);
};

const takeComplaint = async (tablet) => {
  await tablet.go("/take");
  await tablet.fill("kind", "complaint");
  await tablet.fill("words", "師傅進門不穿鞋套，還大聲說話");
  await tablet.fill("customer", "王建國");
  await tablet.fillAll({ phone: "13800004821", about: "上門師傅", department: "維修一班" });
  await tablet.press("save");
  await expect(tablet.page.locator(".detail h1")).toHaveText("師傅進門不穿鞋套，還大聲說話");
  return new URL(tablet.page.url()).hash.slice(1);
};

/** From the taking to the assignment, by an office whose person also stands for the technical department. */
const judged = async (office, head) => {
  await step(office, "clarify", { place: "客廳", since: "上午", who: "?", evidence: "?", done: "?", wanted: "道歉並清潔" });
  await step(office, "register");
  await step(office, "complaint-confirm", { reasons: "0", grounds: "與照片相符" });
  await step(office, "complaint-review", { complete: "yes" });
  await step(office, "complaint-judge", { read: "yes", reasonable: "0", upheld: "yes", grounds: "規定要穿鞋套" });
  await step(office, "complaint-assign", { department: "維修一班", person: head, head });
};

test("a complaint goes through two dissatisfied rounds and a penalty over four tablets that meet by bundles", async ({ browser }) => {
  test.setTimeout(600_000);
  const office = await openTablet(browser, "office");
  await office.found({ name: "林美惠", kind: "maker", roles: ["service_desk", "office", "technician"] });
  for (const [name, roles] of [["劉主任", ["general_affairs"]], ["周質量", ["quality"]], ["孫經理", ["manager", "general_manager"]], ["黃師傅", ["technician"]]]) await office.enrol(name, roles);
  const affairs = await joined(browser, office, "劉主任");
  const quality = await joined(browser, office, "周質量");
  const boss = await joined(browser, office, "孫經理");

  const address = await takeComplaint(office);
  // Out of turn nothing goes, and the reason names its rule.
  await expect(office.page.locator('[data-refused~="complaint-judge"]').first()).toContainText("P05.");
  await judged(office, "劉主任");
  const number = await office.page.locator(".detail .head .chip").first().innerText();
  expect(number).toMatch(/\d{6}/);

  await meet(office, affairs);
  await affairs.go(address);
  await step(affairs, "accept");
  for (const round of [1, 2, 3]) {
    await open(affairs, "complaint-find");
    await affairs.fillAll({ origin: "0", cause: `第 ${round} 次查明的原因` });
    await affairs.field("people").locator("[role=checkbox]", { hasText: "黃師傅" }).click();
    await saved(affairs);
    if (round === 1) {
      await step(affairs, "complaint-talk", { reached: "yes", words: "約好登門", agreed: "yes", agreement: "三天內道歉" });
      await step(affairs, "complaint-draft", { words: "登門道歉" });
    }
    await planLine(affairs, `第 ${round} 次登門`, "劉主任");
    await step(affairs, "complaint-submit", { opinion: "屬實", wish: "0" });
    await expect(affairs.page.locator('[data-refused~="complaint-complete"]').first()).toContainText("P05.03.05e");
    for (const one of [quality, boss]) {
      await meet(affairs, one);
      await one.go(address);
      await step(one, "agree");
      await meet(one, affairs);
    }
    await affairs.go(address);
    await expect(affairs.page.locator('[data-approvals] > ul > li').last().locator('[data-seat="given"]')).toHaveCount(2);
    await step(affairs, "complaint-done-line", { words: "已登門" });
    await step(affairs, "answer", { course: "登門道歉", result: "已清潔", solves: "yes" });
    await step(affairs, "complaint-complete", { words: "已道歉" });
    await meet(affairs, quality);
    await quality.go(address);
    await step(quality, "complaint-call", { reached: "yes", done: "yes", words: "問了情形", result: round < 3 ? "還有印子" : "滿意", satisfied: round < 3 ? "no" : "yes" });
    await expect(quality.page.locator(`[data-rounds="${round < 3 ? round + 1 : 3}"]`)).toBeVisible();
    if (round < 3) await expect(quality.page.locator('[data-refused~="close"]').first()).toContainText("P05.06.32b");
    await meet(quality, affairs);
    await affairs.go(address);
  }
  // Each round is there to read.
  await expect(affairs.page.locator("[data-round]")).toHaveCount(3);

  await step(affairs, "complaint-propose", { grounds: "當事人未依規定" });
  await meet(affairs, office);
  await office.go(address);
  await step(office, "complaint-decide", { grounds: "查實" });
  await step(office, "complaint-measure", { measure: "0", words: "談過話" });
  // Outside the range it is refused with its rule and nothing is written.
  await open(office, "complaint-fine");
  await office.field("people").locator("[role=checkbox]", { hasText: "黃師傅" }).click();
  await office.fillAll({ fen: "1500.01", because: "未穿鞋套" });
  await office.press("save");
  await expect(office.page.locator("dialog[open] [role=alert]")).toContainText("P05.07.01a");
  await office.fill("fen", "200");
  await saved(office);
  expect(await office.printed("print-notice")).toContain("草稿");
  await meet(office, boss);
  await boss.go(address);
  await step(boss, "agree");
  await meet(boss, office);
  await office.go(address);
  const notice = await office.printed("print-notice");
  expect(notice).toContain("200.00");
  expect(notice).toContain("黃師傅");
  expect(notice).not.toContain("草稿");
  await step(office, "give_paper", { paper: "1", to: "黃師傅" });
  await expect(office.page.locator("[data-papers]")).toContainText("黃師傅");
  // P05.03.01e: one form with everything that happened, filled from the case.
  const form = await office.printed("print-form");
  for (const text of ["王建國", "第 3 輪", "滿意", "200.00"]) expect(form).toContain(text);

  await meet(office, affairs);
  await affairs.go(address);
  await step(affairs, "complaint-sum", { summary: "三輪", grade: "1", lesson: "出門前點檢", improvement: "工具包加鞋套格" });
  await step(affairs, "close", { result: "客戶滿意" });
  await expect(affairs.page.locator(".detail .time p").first()).toContainText("結案");

  // The register counts it, prints both sheets, and the number on paper finds it.
  await affairs.go("/register");
  await expect(affairs.page.locator("[data-figures]")).toContainText("200.00");
  await expectAccessible(affairs.page, "register");
  expect(await affairs.printed("print-tracking")).toContain("維修一班");
  expect(await affairs.printed("print-statistics")).toContain("200.00");
  await affairs.go("/cases");
  await affairs.page.locator('main input[type="search"]').fill(number.match(/\d{6}/)[0]);
  await affairs.page.locator(".filters button", { hasText: "已結" }).click();
  await expect(affairs.page.locator("main a.row")).toHaveCount(1);

  for (const one of [office, quality, boss]) await meet(affairs, one);
  for (const one of [office, quality, boss]) await meet(one, affairs);
  for (const one of [office, quality, boss]) await meet(affairs, one);
  const mark = await fingerprint(affairs);
  for (const one of [office, quality, boss]) expect(await fingerprint(one)).toBe(mark);
  for (const one of [office, affairs, quality, boss]) await one.close();
});

test("an approval is void once the plan changes and is asked for again", async ({ browser }) => {
  const office = await openTablet(browser, "office");
  await office.found({ name: "林美惠", kind: "maker", roles: ["service_desk", "office", "technician", "general_affairs"] });
  await office.enrol("孫經理", ["manager", "quality"]);
  const boss = await joined(browser, office, "孫經理");
  const address = await takeComplaint(office);
  await judged(office, "林美惠");
  await step(office, "complaint-find", { origin: "0", cause: "沒帶鞋套", nobody: "外包人員" });
  await planLine(office, "登門道歉", "林美惠");
  await step(office, "complaint-submit", { opinion: "屬實", wish: "0" });
  const seats = (tablet, key) => tablet.page.locator(`[data-seat="${key}"]`);
  await expect(seats(office, "open")).toHaveCount(2);
  // Whoever wrote it does not approve it.
  await expect(office.page.locator('[data-refused~="agree"]').first()).toContainText("P05.03.05");

  await meet(office, boss);
  await boss.go(address);
  await expect(boss.act("agree")).toBeVisible();
  await step(boss, "agree");
  await step(boss, "agree");
  await expect(seats(boss, "given")).toHaveCount(2);

  // Meanwhile, on the other tablet, the plan is changed.
  await office.go(address);
  await planLine(office, "更換踢腳線", "林美惠");
  await meet(boss, office);
  await office.go(address);
  await expect(seats(office, "void")).toHaveCount(2);
  await expect(office.page.locator("[data-void]")).toBeVisible();
  await expect(office.page.locator('[data-refused~="complaint-complete"]').first()).toContainText("P05.03.05e");
  await step(office, "complaint-submit", { opinion: "屬實，另換踢腳線", wish: "0" });
  await meet(office, boss);
  await boss.go(address);
  await step(boss, "agree");
  await step(boss, "agree");
  await meet(boss, office);
  await office.go(address);
  await expect(seats(office, "given")).toHaveCount(2);
  await open(office, "complaint-done-line");
  await office.field("line").locator("[role=radio]").first().click();
  await office.fill("words", "辦了");
  await saved(office);
  await office.close();
  await boss.close();
});
