// What follows a complaint, on tablets that meet by bundles only: a late one with its urging and inquiry notes over office and department; a
// sanction from the proposal to its publication, with an objection, and the month's statistics (P04 十一, 十三, P04.09.07, 10, 12).
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { joined, meet, open, saved, step } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

const DAY = 86_400_000;
const BEGAN = Date.parse("2026-11-10T02:00:00Z");

/** The tablet's clock stands at an instant. */
const at = async (tablet, time) => {
  await tablet.page.clock.setFixedTime(time);
  await tablet.reload();
};

const began = (tablet) => at(tablet, BEGAN);
/** A part of what follows, which is folded until somebody needs it. */
const part = (name) => `[data-part="${name}"]`;

const takeComplaint = async (office) => {
  await office.go("/take");
  await office.fill("kind", "complaint");
  await office.fill("words", "貨品與合約不符");
  await office.fill("customer", "王建國");
  await office.fillAll({ phone: "13800004821", about: "訂貨內容", department: "業務部" });
  await office.press("save");
  await expect(office.page.locator(".detail h1")).toHaveText("貨品與合約不符");
  const address = new URL(office.page.url()).hash.slice(1);
  await step(office, "clarify", { place: "客戶倉庫", since: "上午", who: "?", evidence: "?", done: "?", wanted: "換貨" });
  await step(office, "register");
  await step(office, "complaint-confirm", { reasons: "0", grounds: "與合約對照" });
  await step(office, "complaint-review", { complete: "yes" });
  await step(office, "complaint-judge", { read: "yes", reasonable: "0", upheld: "yes", grounds: "合約寫明" });
  await step(office, "complaint-assign", { department: "業務部", person: "劉主任", head: "劉主任" });
  return address;
};

test("a late complaint is pressed on its department, and once it is closed the department says why it was late", async ({ browser }) => {
  test.setTimeout(300_000);
  const office = await openTablet(browser, "office");
  await at(office, BEGAN);
  await office.found({ name: "林美惠", kind: "maker", roles: ["service_desk", "office", "technician"] });
  await office.enrol("劉主任", ["general_affairs"]);
  const department = await joined(browser, office, "劉主任", began);
  const address = await takeComplaint(office);
  await meet(office, department);
  // P04.13.01a: once a clock has run out the office owes a note.
  const late = BEGAN + 9 * DAY;
  await at(office, late);
  await office.inside();
  await office.go(address);
  const notes = office.page.locator('[data-part="notes"]');
  await notes.locator("summary").first().click();
  await expect(notes.locator('[data-late="劉主任"]')).toBeVisible();
  await notes.locator('[data-act="after-issue-note"]').click();
  await office.field("late").locator("[role=radio]", { hasText: "劉主任" }).first().click();
  await office.fill("words", "客戶又來問了");
  await saved(office);
  await expect(notes.locator("[data-note]")).toContainText("催辦單");
  const urging = await office.printed("print-note");
  for (const text of ["催辦單", "劉主任", "貨品與合約不符", "客戶又來問了", "新完成時間"]) expect(urging).toContain(text);
  await expectAccessible(office.page, "what follows a complaint");
  // Pressed again at once is refused with its rule, and nothing is written.
  await notes.locator('[data-act="after-issue-note"]').click();
  await office.field("late").locator("[role=radio]", { hasText: "劉主任" }).first().click();
  await office.press("save");
  await expect(office.page.locator("dialog[open] [role=alert]").filter({ hasText: /./ })).toContainText("P04.13.01a");
  await office.press("close-dialog");

  // The department has it on Today and answers with a new date.
  await meet(office, department);
  await at(department, late + 3_600_000);
  await department.inside();
  await department.go("/today");
  await expect(department.page.locator("main a.row", { hasText: "貨品與合約不符" }).first()).toBeVisible();
  await department.go(address);
  await expect(department.page.locator('.acts [data-act="after-answer-note"]').or(department.act("after-answer-note")).first()).toBeVisible();
  await department.press("after-answer-note");
  await department.fill("words", "等客戶寄回樣品");
  await department.field("until").locator("button").first().click();
  await saved(department);
  await meet(department, office);
  await office.go(address);
  if (!(await notes.evaluate((node) => node.open))) await notes.locator("summary").first().click();
  await expect(notes.locator("[data-answer]")).toContainText("等客戶寄回樣品");

  // P04.13.01b–d: after the end the times are checked, and whoever was late gets an inquiry note.
  await step(office, "complaint-withdraw", { words: "客戶說不用了" });
  await step(office, "close", { result: "客戶撤回" });
  const times = office.page.locator('[data-part="times"]');
  await open(office, "after-check-times", part("times"));
  await office.press("save");
  await expect(office.page.locator("dialog[open] [role=alert]").filter({ hasText: /./ })).toContainText("P04.13.01c");
  await office.press("close-dialog");
  await expect(times.locator('[data-time="劉主任"]').first()).toContainText("超過");
  if (!(await notes.evaluate((node) => node.open))) await notes.locator("summary").first().click();
  await notes.locator('[data-act="after-issue-note"]').click();
  await office.field("late").locator("[role=radio]", { hasText: "劉主任" }).first().click();
  await saved(office);
  await expect(notes.locator("[data-note]").nth(1)).toContainText("查辦單");
  await meet(office, department);
  await department.go(address);
  await department.press("after-answer-note");
  await department.fillAll({ words: "樣品寄丟了", cause: "process", against: "樣品改掛號" });
  await saved(department);
  await meet(department, office);
  await office.go(address);
  await step(office, "after-check-times", { reason: "其餘單位等客戶回覆" }, part("times"));
  await expect(times.locator("[data-checked]")).toContainText("林美惠");
  if (!(await notes.evaluate((node) => node.open))) await notes.locator("summary").first().click();
  await expect(notes.locator("[data-note]").nth(1)).toContainText("樣品寄丟了");
  await office.close();
  await department.close();
});

test("a sanction is agreed to, given out in three copies, compiled and published, and the month is judged", async ({ browser }) => {
  test.setTimeout(300_000);
  const office = await openTablet(browser, "office");
  await at(office, BEGAN);
  await office.found({ name: "林美惠", kind: "maker", roles: ["service_desk", "office", "technician", "general_affairs", "quality"] });
  await office.enrol("劉主任", []);
  await office.enrol("黃業務", ["sales"]);
  await office.enrol("孫總", ["general_manager", "finance", "personnel"]);
  const boss = await joined(browser, office, "孫總", began);
  const address = await takeComplaint(office);
  await open(office, "complaint-find");
  await office.fillAll({ origin: "0", cause: "沒有核對合約" });
  await office.field("people").locator("[role=checkbox]", { hasText: "黃業務" }).click();
  await saved(office);
  await step(office, "complaint-propose", { grounds: "未依規定" });
  await step(office, "complaint-decide", { grounds: "查實" });

  // The kind and the deduction follow from the loss (P04.09.07f, h).
  await open(office, "after-propose-sanction", part("sanctions"));
  await office.fill("loss", "12000");
  await saved(office);
  const sanctions = office.page.locator('[data-part="sanctions"]');
  await expect(sanctions.locator("[data-sanction]")).toContainText("黃業務：記小過");
  await expect(sanctions.locator("[data-sanction]")).toContainText("1200.00");
  expect(await office.printed("print-sanction")).toContain("草稿");
  await meet(office, boss);
  await boss.go(address);
  await step(boss, "agree");
  await meet(boss, office);
  await office.go(address);
  await step(office, "after-make-out-notice", { finance: "孫總" }, part("sanctions"));
  const notice = await office.printed("print-sanction");
  for (const text of ["處分通知單", "第 1 聯", "第 2 聯", "第 3 聯", "記小過", "黃業務"]) expect(notice).toContain(text);
  expect(notice).not.toContain("草稿");

  // Finance checks it; a department objects, and the office answers (P04.09.12).
  await meet(office, boss);
  await boss.go(address);
  await step(boss, "after-check-notice", { right: "yes" }, part("sanctions"));
  await step(boss, "after-object", { reason: "合約是三月改的", proposal: "減輕" }, part("objections"));
  await meet(boss, office);
  await office.go(address);
  await step(office, "after-answer-objection", { kept: "yes", reason: "改約有通知" }, part("objections"));
  await expect(office.page.locator("[data-objection]")).toContainText("維持原議");
  await step(office, "complaint-withdraw", { words: "客戶說不用了" });
  await step(office, "close", { result: "客戶撤回" });

  // The month after: the statistics, the judgement, the review (P04.09.10, P04 十一).
  const next = Date.parse("2026-12-03T02:00:00Z");
  await at(office, next);
  await office.inside();
  await office.go("/today");
  // It is owed once, and leads to the month.
  await expect(office.page.locator('[data-station-duty*="Statistics"]')).toHaveCount(0);
  await office.page.locator('a.row[href="#/closed"]').click();
  await expect(office.page.locator("[data-closed]")).toHaveAttribute("data-closed", "1");
  await expectAccessible(office.page, "the closed complaints of a month");
  await office.press("sign-statistics");
  await expect(office.page.locator('[role="alert"]').filter({ hasText: /./ }).first()).toContainText("P04.09.10c");
  await office.press("judge");
  await expect(office.page.locator("[data-judged]")).toContainText("林美惠");
  await office.press("sign-statistics");
  await expect(office.page.locator('[role="alert"]').filter({ hasText: /./ }).first()).toContainText("P04.09.10d");
  await office.press("deal");
  await office.page.locator("#deal-words").fill("訂單核對表加一欄");
  await office.press("deal-save");
  await expect(office.page.locator("[data-groups]")).toContainText("訂單核對表加一欄");
  await office.press("sign-statistics");
  await expect(office.page.locator("[data-signed]")).toContainText("林美惠");
  const table = await office.printed("print-closed");
  for (const text of ["客戶投訴案件統計表", "業務部", "記小過", "訂單核對表加一欄"]) expect(table).toContain(text);
  await office.press("review");
  await office.press("compile");
  await expect(office.page.locator("[data-listed]")).toContainText("已送人事");
  await meet(office, boss);
  await at(boss, next + 3_600_000);
  await boss.inside();
  await boss.go("/closed");
  await boss.field("effect-on").locator("button").first().click();
  await boss.press("receive");
  await expect(boss.page.locator("[data-listed]")).toContainText("生效");
  await boss.press("publish");
  await expect(boss.page.locator("[data-published]")).toContainText("孫總");
  await meet(boss, office);
  await office.go("/closed");
  await expect(office.page.locator("[data-published]")).toContainText("孫總");
  await office.close();
  await boss.close();
});
