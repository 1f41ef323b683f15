// Active service (P01.10.11–13) and the personal side (P01.10.30): an inspection whose danger becomes a case and comes back solved, a survey
// that the customer fills in and its numbers, a research visit with its plan.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { openTablet } from "./support/tablet.mjs";

/** A day ahead as an input of dates takes it. */
const day = (ahead) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

const ROLES = ["service_desk", "general_manager", "project_manager", "senior_engineer", "technician"];

/** A customer with or without a project that the founder manages. */
const register = async (tablet, name, { project } = {}) => {
  await tablet.go("/customers/new");
  await tablet.fillAll({ name, phone: "13800004821", address: "松花路8號" });
  if (project) {
    await tablet.press("project");
    await tablet.fill("project", project);
    await tablet.field("parts").locator("textarea").fill("機房\n控制器\n管線");
    await tablet.choose("manager", "林美惠");
  }
  await tablet.press("save");
  await expect(tablet.page.locator("h1", { hasText: name }).first()).toBeVisible();
  return new URL(tablet.page.url()).hash.slice(1);
};

/** Opens the form of a step, wherever the panel has it. */
const begin = async (tablet, kind) => {
  const button = tablet.page.locator(`.detail [data-act="${kind}"]`).first();
  await expect(button).toBeAttached();
  if (!(await button.isVisible())) await tablet.page.locator("details:not([open])", { has: tablet.page.locator(`[data-act="${kind}"]`) }).first().locator("summary").first().click();
  await button.click();
};

const alert = (tablet) => tablet.page.locator('[role="alert"]').filter({ hasText: /./ }).first();

/** Chooses a customer in a list of several. */
const pick = async (tablet, name) => {
  await tablet.field("customers").locator("input").fill(name);
  await tablet.field("customers").locator(".pick", { hasText: name }).click();
  await expect(tablet.page.locator("[data-chosen]", { hasText: name })).toBeVisible();
};

test("a hidden danger that an inspection finds becomes a case, and the inspection shows it solved", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ROLES });
  const customer = await register(a, "遠山科技", { project: "三號樓控制系統" });
  await expect(a.page.locator("[data-project]")).toContainText("三號樓控制系統");
  await a.go("/more");
  await a.page.locator('a[href="#/visits"]').click();
  await expect(a.page.locator('[data-part="inspections"]')).toContainText("還沒巡檢過");
  await expectAccessible(a.page, "visits and surveys");
  await a.page.locator('[data-part="inspections"] a.row').click();

  // A part without an answer, then a finding without its cause, are refused with their clauses.
  await a.fillAll({ "part-1": "fine", "part-3": "danger", "what-3": "接頭有水痕" });
  await a.press("save");
  await expect(alert(a)).toContainText("P01.10.11b");
  await a.press("rest-fine");
  await a.press("save");
  await expect(alert(a)).toContainText("P01.10.11c");
  await expectAccessible(a.page, "an inspection being made");
  // What was tapped is still there after a crash.
  await a.reload();
  await a.inside();
  await expect(a.field("what-3").locator("textarea")).toHaveValue("接頭有水痕");
  await a.fillAll({ "cause-3": "墊片老化", "urgency-3": "urgent" });
  await a.press("save");

  // It is a case at once, and not with customer service yet.
  await expect(a.page.locator('[data-screen="visit"] h1')).toContainText("巡檢");
  const visit = new URL(a.page.url()).hash.slice(1);
  await expect(a.page.locator('[data-handed="missing"]')).toContainText("P01.10.11d");
  await expect(a.page.locator('[data-finding="false"]')).toContainText("處理中");
  await expectAccessible(a.page, "an inspection");
  expect(await a.printed("print-inspection")).toMatch(/品質巡檢單[^]*管線[^]*墊片老化/);
  await a.press("hand-over");
  await a.choose("to", "林美惠");
  await a.press("save");
  await expect(a.page.locator("[data-handed]")).toContainText("林美惠");
  await expect(a.page.locator('[data-handed="missing"]')).toHaveCount(0);

  // Customer service sees it solved: sent, there, solved with a signature, told, closed.
  await a.page.locator("[data-finding]").click();
  await expect(a.page.locator('[data-act="origin"]')).toContainText("走訪發現");
  await expect(a.page.locator(".detail h1, .head h1").first()).toContainText("接頭有水痕");
  const step = async (kind, fields = {}, signed = false) => {
    await begin(a, kind);
    await a.fillAll(fields);
    if (signed) await a.sign("signature");
    await a.press("save");
    await expect(a.page.locator("dialog[open]")).toHaveCount(0);
  };
  await step("assign", { technician: "林美惠" });
  await step("set_out");
  await step("reach_site");
  await expect(a.page.locator(".detail")).toContainText("派出到抵達");
  await step("solve", { what: "換了墊片" }, true);
  await step("clarify", { place: "地下一層", since: "不知道", who: "整棟", evidence: "水痕", done: "換了墊片", wanted: "別停機" });
  await step("answer", { course: "當天換了墊片", result: "不漏了", solves: "yes" });
  await step("close", { result: "隱患已排除" });
  await a.go(visit);
  await expect(a.page.locator('[data-finding="true"]')).toContainText("已解決");
  await expect(a.page.locator('[data-screen="visit"]')).toContainText("1 項發現，已解決 1 項");
  await a.go(customer);
  await expect(a.page.locator("[data-active-service]")).toContainText("已解決 1 項");
  await a.close();
});

test("a customer fills in the questionnaire on the tablet, and the survey shows numbers, a low answer's way and its end", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ROLES });
  for (const name of ["遠山科技", "近水小學"]) await register(a, name);
  await a.go("/surveys/new");
  await expectAccessible(a.page, "a new survey");
  await a.press("save");
  await expect(alert(a)).toContainText("要有名稱");
  await a.fill("name", "2026 年度");
  await a.press("save");
  await expect(a.page.locator('[data-screen="survey"] h1')).toHaveText("2026 年度");
  const survey = new URL(a.page.url()).hash.slice(1);
  expect(await a.printed("print-form")).toMatch(/滿意度問卷[^]*設備安裝得如何[^]*很滿意[^]*不適用/);
  await a.press("give");
  await a.press("save");
  await expect(alert(a)).toContainText("P01.10.12a");
  for (const name of ["遠山科技", "近水小學"]) await pick(a, name);
  await a.press("save");
  await expect(a.page.locator("[data-waiting]")).toHaveCount(2);

  // In the customer's hands: the page alone, every question answered or "does not apply", a low one with its reason.
  await a.page.locator("[data-waiting]", { hasText: "遠山科技" }).locator('[data-act="hand-tablet"]').click();
  await expect(a.page.locator('[data-screen="questionnaire"]')).toBeVisible();
  await expect(a.page.locator("nav.rail")).toHaveCount(0);
  await expectAccessible(a.page, "the questionnaire");
  await a.fillAll({ installation: "5", running: "4", "carrying-out": "4" });
  await a.press("save");
  await expect(alert(a)).toContainText("P01.10.12b");
  await a.fillAll({ training: "none", "after-sales": "2" });
  await a.press("save");
  await expect(alert(a)).toContainText("P01.10.12e");
  await a.fill("after-sales-remark", "回電太慢");
  await a.press("save");
  await expect(a.page.locator("[data-thanks]")).toContainText("謝謝");
  await a.press("take-back");
  await a.inside();

  // The other one came back by telephone and is typed in.
  await a.page.locator("[data-waiting]", { hasText: "近水小學" }).locator('[data-act="type-in"]').click();
  await a.fillAll({ channel: "phone", installation: "4", running: "4", "carrying-out": "5", "after-sales": "4", training: "4" });
  await a.press("save");
  await expect(a.page.locator("[data-answered]")).toHaveCount(2);
  await expect(a.page.locator("[data-rate]")).toContainText("100 %");
  const line = (question) => a.page.locator(`[data-question="${question}"]`);
  await expect(line("Installation")).toContainText("4.50");
  await expect(line("AfterSales")).toContainText("3.00");
  await expect(line("AfterSales")).toContainText("1.00");
  await expect(line("AfterSales")).toContainText("50 %");
  await expect(line("Training")).toContainText("回答少");
  await expectAccessible(a.page, "a survey");

  // It cannot end before the low answer has a way; the way is a case here.
  await a.press("conclude");
  await a.fill("analysis", "售後要快");
  await a.press("save");
  await expect(alert(a)).toContainText("P01.10.12h");
  await a.press("close-dialog");
  await a.press("find-way");
  await a.press("save");
  await expect(a.page.locator('[data-way="case"]')).toBeVisible();
  await a.press("conclude");
  await a.press("save");
  await expect(a.page.locator('[data-part="results"]')).toContainText("售後要快");
  expect(await a.printed("print-results")).toMatch(/滿意度調查結果[^]*安裝[^]*4\.50[^]*售後要快/);
  await a.page.locator('[data-way="case"]').click();
  await expect(a.page.locator(".detail h1").first()).toContainText("回電太慢");
  await expect(a.page.locator('[data-act="origin"]')).toContainText("2026 年度");

  // A year later a question has fallen: it asks for a measure.
  await a.go("/surveys/new");
  await a.fill("name", "2027 年度");
  await a.press("save");
  await expect(a.page.locator('[data-screen="survey"] h1')).toHaveText("2027 年度");
  await a.press("give");
  await pick(a, "近水小學");
  await a.press("save");
  await a.page.locator('[data-act="type-in"]').click();
  await a.fillAll({ installation: "3", running: "5", "carrying-out": "5", "after-sales": "4", training: "4" });
  await a.press("save");
  await expect(line("Installation").locator("[data-rise]")).toContainText("低 1.50");
  await expect(line("AfterSales").locator("[data-rise]")).toContainText("高 1.00");
  await a.press("find-way");
  await a.fillAll({ what: "安裝後回訪一次", owner: "林美惠", by: day(20) });
  await a.press("save");
  await expect(a.page.locator('[data-way="measure"]')).toBeVisible();
  await expect(a.page.locator("[data-measures]")).toHaveAttribute("data-measures", "0/1");
  expect(survey).toContain("/surveys/");
  await a.close();
});

test("a research visit is heard, sorted, summed up, planned and carried out, and a complaint on it is a case at once", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ROLES });
  await register(a, "遠山科技");
  await a.go("/visits/new");
  await expectAccessible(a.page, "planning a research visit");
  await pick(a, "遠山科技");
  await a.choose("leader", "林美惠");
  await a.field("engineers").locator("[role=checkbox]", { hasText: "林美惠" }).click();
  await a.press("save");
  await expect(alert(a)).toContainText("P01.10.13b");
  // A small firm asks for one engineer only.
  await a.enrol("丁工", ["senior_engineer"]);
  await a.go("/visits/new");
  // What was planned so far is still there.
  await expect(a.field("engineers").locator("[role=checkbox]", { hasText: "林美惠" })).toHaveAttribute("aria-checked", "true");
  await a.field("engineers").locator("[role=checkbox]", { hasText: "丁工" }).click();
  await a.press("save");
  await expect(a.page.locator('[data-screen="visit"] h1')).toContainText("調研");

  const hear = async (kind, words) => {
    await a.press("hear");
    await a.fillAll({ kind, words });
    await a.press("save");
    await expect(a.page.locator("dialog[open]")).toHaveCount(0);
    await expect(a.page.locator("[data-at]")).toContainText(words);
  };
  await hear("opinion", "系統穩定");
  await hear("criticism", "備件太慢");
  await hear("complaint", "上月停了兩次");
  await expect(a.page.locator('[data-finding="false"]')).toContainText("處理中");
  await expect(a.page.locator("[data-not-asked]")).toContainText("建議");
  await expectAccessible(a.page, "a research visit");
  await a.press("tick-none");
  await expect(a.page.locator("[data-not-asked]")).toHaveCount(0);

  await a.press("sort");
  await a.fillAll({ "topic-1": "穩定", "topic-2": "備件", "topic-3": "穩定" });
  await a.press("save");
  await expect(a.page.locator("dialog[open]")).toHaveCount(0);
  await a.press("sum-up");
  await a.fill("words", "備件要快，停機要少");
  await a.press("save");
  await expect(a.page.locator('[data-part="summary"]')).toContainText("備件要快");

  // Each topic has a measure, or the reason for none.
  await a.press("make-plan");
  await a.press("save");
  await expect(alert(a)).toContainText("P01.10.13f");
  const topic = (name) => a.page.locator(`[data-topic="${name}"]`);
  await topic("穩定").locator('[data-value="none"]').click();
  await topic("穩定").locator('[data-field^="reason"] input').fill("已在改造中");
  await topic("備件").locator('[data-field^="what"] input').fill("站裡備兩套");
  await topic("備件").locator("select").selectOption({ label: "林美惠" });
  await topic("備件").locator('[data-field^="by"] input').fill(day(10));
  await a.press("save");
  await expect(a.page.locator('[data-part="plan"]')).toContainText("已在改造中");
  await expect(a.page.locator("[data-measures]")).toHaveAttribute("data-measures", "0/1");
  expect(await a.printed("print-trip")).toMatch(/服務調研報告[^]*備件太慢[^]*站裡備兩套/);

  // It stands on Today for whom it concerns until it is carried out.
  const visit = new URL(a.page.url()).hash.slice(1);
  await a.go("/today");
  await expect(a.page.locator(`a[href="#${visit}"]`)).toContainText("做完措施");
  await a.go(visit);
  await a.press("end-measure");
  await a.fill("words", "兩套已入站");
  await a.press("save");
  await expect(a.page.locator("[data-measures]")).toHaveAttribute("data-measures", "1/1");
  await a.close();
});

test("what a customer likes is read before calling and before going", async ({ browser }) => {
  // P01.10.30c, P01.10.30d
  const a = await openTablet(browser, "A");
  await a.found({ roles: ROLES });
  await a.go("/customers/new");
  await a.fill("name", "王建國");
  await a.press("personal");
  await a.fillAll({ reach: "先傳訊息", "hours-from": "18:00", habits: "中午休息", likes: "步驟講清楚" });
  await a.press("save");
  await expect(a.field("hours-from").locator(".problem")).toContainText("兩個時間");
  // Hours that never suit now: one minute, six hours from now.
  const at = new Date(Date.now() + 14 * 3_600_000).toISOString().slice(11, 16);
  const next = new Date(Date.now() + 14 * 3_600_000 + 60_000).toISOString().slice(11, 16);
  await a.fillAll({ "hours-from": at, "hours-until": next });
  await a.press("save");
  const customer = new URL(a.page.url()).hash;
  await expect(a.page.locator(".detail [data-personal]")).toContainText("步驟講清楚");
  await expect(a.page.locator("[data-outside]")).toContainText("不在客戶方便的時段");
  await expectAccessible(a.page, "a customer with habits");
  await a.press("take-case");
  await expect(a.page.locator("main [data-personal]")).toContainText("先傳訊息");
  await a.fillAll({ symptom: "no_heat", words: "不熱", scope: "company" });
  await a.press("save");
  await expect(a.page.locator(".detail [data-personal]")).toContainText("中午休息");
  expect(customer).toBeTruthy();

  // One tap deeper: an expectation that could not be met, with its cause and what is done otherwise.
  await begin(a, "fall_short");
  await a.fillAll({ expected: "當天修好", cause: "備件在外地" });
  await a.press("save");
  await expect(alert(a)).toContainText("P01.10.30i");
  await a.close();
});
