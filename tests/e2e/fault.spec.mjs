// Two departments that disagree come before the office over three tablets (P01.06), and a major fault goes from the first report to its
// analysis and the feedback (P01.07): the tablets meet by bundles only.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { HOUR, joined, meet, refused, step, wall } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

const enrol = async (tablet, person, roles, department) => {
  await tablet.go("/settings");
  if (!(await tablet.act("enrol-person").count())) await tablet.press("section-people");
  await tablet.press("enrol-person");
  await tablet.fillAll({ "person-name": person, "person-roles": roles, "person-department": department });
  await tablet.press("save");
  await expect(tablet.page.locator("[data-person]", { hasText: person })).toContainText(department);
};

test("two departments that disagree are ruled on by the office and the ruling is carried out", async ({ browser }) => {
  const desk = await openTablet(browser, "desk");
  await desk.found({ name: "林小雨", roles: ["service_desk"] });
  await enrol(desk, "吳主管", ["supervisor"], "技術服務部");
  await enrol(desk, "石主任", ["office"], "辦公室");
  await desk.go("/settings");
  await desk.page.locator("[data-person]", { hasText: "林小雨" }).locator('[data-act="change-person"]').click();
  await desk.fill("person-department", "客服部");
  await desk.press("save");
  await expect(desk.page.locator("[data-person]", { hasText: "林小雨" })).toContainText("客服部");

  await desk.go("/take");
  await desk.fillAll({ kind: "request", words: "整個單元想統一排氣", customer: "王建國", phone: "13800004821", wanted: "週末前排氣" });
  await desk.fill("promise", wall(Date.now() + 24 * HOUR));
  await desk.press("save");
  await expect(desk.page.locator(".detail h1")).toHaveText("整個單元想統一排氣");
  const address = new URL(desk.page.url()).hash.slice(1);
  const technical = await joined(browser, desk, "吳主管");
  const office = await joined(browser, desk, "石主任");

  // The desk asks and leads; the technical department cannot agree.
  await desk.go(address);
  await step(desk, "ask_help", { party: "技術服務部", what: "明天派兩人排氣", by: wall(Date.now() + 24 * HOUR) });
  const help = (tablet) => tablet.page.locator("[data-help]").first();
  await expect(help(desk)).toContainText("等回覆");
  await refused(desk, "ask_ruling", "P01.06.01c");
  await meet(desk, technical);
  await technical.go("/today");
  await expect(technical.page.locator(".rows")).toContainText("整個單元想統一排氣");
  await technical.go(address);
  await step(technical, "disagree_help", { reason: "明天全員檢修" });
  await expect(help(technical)).toContainText("明天全員檢修");
  await meet(technical, desk);

  await desk.go(address);
  await step(desk, "ask_ruling", { what: "排氣派不出人" });
  await step(desk, "say_opinion", { text: "已答應用戶，請先排一人" });
  await expect(desk.page.locator("[data-opinion]", { hasText: "技術服務部" })).toContainText("等意見");
  await refused(desk, "submit_opinions", "P01.06.01d");
  await meet(desk, technical);
  await technical.go(address);
  await step(technical, "say_opinion", { text: "檢修後天完成，可派一人" });
  await meet(technical, desk);
  await desk.go(address);
  await step(desk, "submit_opinions");
  await refused(desk, "rule", "P01.06.01e");
  await meet(desk, office);

  // The office sees both side by side and rules.
  await office.go(address);
  await expect(office.page.locator("[data-opinion]")).toHaveCount(2);
  await expectAccessible(office.page, "a dispute");
  await step(office, "rule", { what: "後天派一人排氣", by: wall(Date.now() + 48 * HOUR), why: "檢修與排氣都要顧到" });
  await expect(office.page.locator("[data-ruling]")).toContainText("後天派一人排氣");
  await meet(office, technical);

  // It binds, is done, and is seen to be done.
  await technical.go(address);
  await expect(help(technical)).toHaveAttribute("data-standing", "Ruled");
  await step(technical, "know");
  await step(technical, "finish_help", { what: "三戶都排過氣" });
  await meet(technical, office);
  await office.go(address);
  await step(office, "confirm_help");
  await expect(help(office)).toContainText("已確認辦完");
  await meet(office, desk);
  await desk.go(address);
  await expect(help(desk)).toHaveAttribute("data-standing", "Confirmed");
  await expect(desk.page.locator(".detail .time")).toContainText("檢修與排氣都要顧到");
  for (const tablet of [desk, technical, office]) await tablet.close();
});

test("a major fault is reported, told, put on record, analysed, signed, printed and fed back", async ({ browser }) => {
  const a = await openTablet(browser, "technician");
  await a.found({ name: "陳明", roles: ["technician"] });
  await enrol(a, "吳主管", ["supervisor"], "技術服務部");
  await enrol(a, "高業務", ["sales"], "業務部");
  await enrol(a, "方總", ["general_manager"], "總辦");
  await a.go("/customers/new");
  await a.fillAll({ name: "和平醫院", phone: "13800004821" });
  await a.press("contract");
  await a.choose("signed-by", "高業務");
  await a.press("save");
  await expect(a.page.locator("h1", { hasText: "和平醫院" }).first()).toBeVisible();

  // A repair turns out to be more: the fault is a case of its own, and the repair goes on.
  await a.go(new URL(a.page.url()).hash.slice(1).replace("/customers/", "/take/"));
  await a.fillAll({ symptom: "no_heat", words: "整棟都不熱了", scope: "company" });
  await a.press("save");
  await expect(a.page.locator(".detail h1")).toHaveText("整棟都不熱了");
  const repair = new URL(a.page.url()).hash.slice(1);
  await a.page.locator(".detail .acts > details.more-acts > summary").first().click();
  await a.press("carry-over");
  await expect(a.field("words").locator("textarea")).toHaveValue("整棟都不熱了");
  const alert = a.page.locator('form [role="alert"]').filter({ hasText: /./ });
  await a.press("save");
  await expect(alert).toContainText("P01.07.01b");
  await a.fill("happened", wall(Date.now() - HOUR));
  await a.fill("place", "");
  await a.press("save");
  await expect(alert).toContainText("P01.07.01c");
  await a.fill("place", "三號換熱站");
  await a.press("save");
  await expect(alert).toContainText("P01.07.01e");
  await expectAccessible(a.page, "reporting a major fault");
  await a.fill("plan", "先切到備用泵");
  await a.press("save");
  await expect(a.page.locator('.detail [data-receiver="Manager"]')).toHaveAttribute("data-told", "false");
  const address = new URL(a.page.url()).hash.slice(1);
  await a.go(repair);
  await expect(a.page.locator("[data-linked]")).toBeVisible();
  await a.go(address);
  await expect(a.page.locator("[data-linked]")).toBeVisible();

  // Who signed is proposed; the manager is told, and the tablets meet.
  await step(a, "tell_manager", { to: "吳主管" });
  await step(a, "tell_salesperson");
  await expect(a.page.locator('[data-receiver="Salesperson"]')).toContainText("高業務");
  await refused(a, "register_fault", "P01.07.01h");
  const head = await joined(browser, a, "吳主管");
  await head.go("/today");
  await expect(head.page.locator(".rows")).toContainText("整棟都不熱了");
  await head.go(address);
  await step(head, "know");
  await refused(head, "tell_leaders", "P01.07.01h");
  await step(head, "register_fault");
  await step(head, "tell_leaders", { to: "方總" });
  await step(head, "follow_fault", { text: "備用泵已啟動" });
  await meet(head, a);

  await a.go(address);
  await expect(a.page.locator('[data-receiver="Manager"]')).toContainText("已知道");
  await step(a, "end_fault", { what: "換好主泵軸承" });
  await step(a, "analyse_fault", { impact: "420 戶供溫偏低", handling: "切備用泵，換軸承", cause: "軸承缺油", corrective: "換新軸承" });
  await expect(a.page.locator('[data-part="Cause"]')).toHaveText("軸承缺油");
  await refused(a, "sign_report", "P01.07.01k");
  await meet(a, head);
  await head.go(address);
  await refused(head, "sign_report", "P01.07.01p");
  await step(head, "analyse_fault", { preventive: "每月檢查油位" });
  await head.page.locator('.acts [data-act="sign_report"]').first().click();
  await head.sign();
  await head.press("save");
  await expect(head.page.locator("[data-signed]")).toHaveAttribute("data-signed", "true");
  await expectAccessible(head.page, "a major fault");
  const paper = await head.printed("print-report");
  for (const words of ["故障分析報告", "三號換熱站", "420 戶供溫偏低", "切備用泵，換軸承", "軸承缺油", "換新軸承", "每月檢查油位", "技術服務主管", "分管經理"]) expect(paper).toContain(words);
  const copy = await head.printed("print-customer");
  expect(copy).toContain("客戶簽收");
  expect(copy, "who of the firm was told stays inside").not.toContain("方總");
  await refused(head, "close", "P01.07.01q");
  await step(head, "feed_back_customer", { name: "和平醫院李科長" });
  await step(head, "feed_back_business");
  await step(head, "close", { result: "已恢復，預防措施已排" });
  await expect(head.page.locator(".detail .time p").first()).toContainText("結案");
  await meet(head, a);
  await a.go(address);
  await expect(a.page.locator(".detail .time p").first()).toContainText("結案");

  // The repair runs on; what was solved first in an emergency is counted.
  await a.go(repair);
  await step(a, "mark_emergency", { reason: "醫院停暖" });
  await step(a, "solve_first", { what: "接上移動鍋爐" });
  await a.go("/cases/solved-first");
  await expect(a.page.locator("tbody tr")).toHaveCount(1);
  await expect(a.page.locator('tbody tr[data-owes="true"]')).toContainText("還沒補");
  await a.go(repair);
  await refused(a, "close", "P01.02.06b");
  for (const tablet of [a, head]) await tablet.close();
});
