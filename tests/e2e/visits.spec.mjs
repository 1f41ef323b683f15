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
  const step = async (kind, fields = {}, sign = false) => {
    await a.press(kind);
    await a.fillAll(fields);
    if (sign) await a.sign("signature");
    await a.press("save");
    await expect(a.page.locator("dialog[open]")).toHaveCount(0);
  };
  for (const act of await a.page.locator("[data-act]").evaluateAll((all) => all.map((one) => one.dataset.act))) a.seen = [...(a.seen ?? []), act];
  console.log(a.seen.join(" "));
  await a.go(visit);
  await a.close();
});
