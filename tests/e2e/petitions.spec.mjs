// Complaints and reports: what is confided is carried by a tablet that cannot open it, the answer is asked for with a code, the month is signed.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { everything } from "./support/everything.mjs";

const WORDS = "站長收了紅包才給開閥";
const NAME = "孫桂蘭";
const ANSWER = "查實，已退回並處分";

const take = async (tablet, bundle) => {
  await tablet.go("/handoff");
  await tablet.importBundle(bundle);
  await expect(tablet.page.locator('[data-report="taken"]')).toBeVisible();
};

/** A tablet that somebody of the firm joins with and that the office admits. */
const joined = async (browser, office, name, person) => {
  const tablet = await openTablet(browser, name);
  await tablet.join(await office.exportBundle(), person);
  await take(office, await tablet.exportBundle());
  await office.admit(await tablet.mark());
  return tablet;
};

const firm = async (browser) => {
  const office = await openTablet(browser, "office");
  await office.found({ name: "何佳", roles: ["service_desk"] });
  await office.enrol("陳志遠", ["technician"]);
  await office.enrol("劉主任", ["supervisor"]);
  return office;
};

const onlyCase = async (tablet) => {
  await tablet.go("/petitions");
  await tablet.page.locator("[data-petition-line] a").first().click();
  await expect(tablet.page.locator(".detail[data-case]")).toBeVisible();
};

/** Takes a step of the case that is open. */
const step = async (tablet, name, answers) => {
  // What is less likely lies one tap deeper.
  if (!(await tablet.act(name).count())) await tablet.page.locator(".acts details", { has: tablet.page.locator(`[data-act="${name}"]`) }).locator("summary").click();
  await tablet.press(name);
  await tablet.fillAll(answers);
  await tablet.press("save");
  await expect(tablet.page.locator("dialog[open]")).toHaveCount(0);
};

test("a report in confidence is read by the head and refused to whoever only carries it", async ({ browser }) => {
  // P10.11.10a, P10.11.10d
  const office = await firm(browser);
  const carrier = await joined(browser, office, "carrier", "陳志遠");
  const head = await joined(browser, office, "head", "劉主任");
  await office.go("/petitions/take");
  await office.fill("matter", "report");
  await expect(office.act("seal-words")).toHaveAttribute("aria-checked", "true");
  await office.fillAll({ way: "visit", words: WORDS, disclosure: "confided", name: NAME, phone: "13800001111" });
  await expect(office.page.locator("[data-readers]")).toContainText("劉主任");
  await expectAccessible(office.page, "taking");
  // Nothing of it lies about while it is typed.
  expect(await everything(office)).not.toContain(WORDS);
  await office.press("save");
  await expect(office.page.locator(".detail h1")).toHaveText("內容已密封");
  await expect(office.page.locator(".detail [data-letter]")).toHaveCount(1);

  const bundle = await office.exportBundle();
  for (const secret of [WORDS, NAME, "13800001111"]) {
    expect(await everything(office)).not.toContain(secret);
    expect(bundle.toString()).not.toContain(secret);
  }
  await take(carrier, bundle);
  await carrier.go("/cases");
  await expect(carrier.page.locator("main a.row").first()).toContainText("身分保密");
  await onlyCase(carrier);
  await expect(carrier.page.locator('[data-door="not-for-you"]')).toBeVisible();
  await expect(carrier.act("open-letter")).toHaveCount(0);
  for (const secret of [WORDS, NAME]) expect(await everything(carrier)).not.toContain(secret);

  await take(head, await carrier.exportBundle());
  await onlyCase(head);
  await head.press("open-letter");
  await expect(head.page.locator("[data-opened]")).toContainText(WORDS);
  await expect(head.page.locator("[data-opened]")).toContainText(NAME);
  await expect(head.page.locator(".detail .time p").first()).toContainText("打開了");
  for (const secret of [WORDS, NAME]) expect(await everything(head)).not.toContain(secret);
  // The office sees who has read it.
  await take(office, await head.exportBundle());
  await onlyCase(office);
  await expect(office.page.locator("[data-readings]").first()).toHaveAttribute("data-readings", "1");
  for (const tablet of [office, carrier, head]) await tablet.close();
});

test("whoever leaves no name asks for the answer with the code, at another counter", async ({ browser }) => {
  // P10.11.10c
  const office = await firm(browser);
  const head = await joined(browser, office, "head", "劉主任");
  await take(head, await office.exportBundle());
  await office.go("/petitions/take");
  await office.fillAll({ way: "visit", words: "樓道裡的閥門總有人私自開", disclosure: "anonymous" });
  await expect(office.page.locator('[data-field="phone"]')).toHaveCount(0);
  await office.press("save");
  const code = await office.page.locator("[data-code]").textContent();
  expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
  await expectAccessible(office.page, "the code");
  expect(await office.printed("print-slip")).toContain(code);
  await office.press("slip-given");
  await expect(office.page.locator(".detail[data-case]")).toBeVisible();
  await expect(office.page.getByText(code)).toHaveCount(0);
  const bundle = await office.exportBundle();
  expect(bundle.toString()).not.toContain(code);
  expect(await everything(office)).not.toContain(code);

  await take(head, bundle);
  const ask = async (text) => {
    await head.go("/petitions/answer");
    await head.fill("code", text);
    await head.press("look");
  };
  await ask("K7QM");
  await expect(head.page.locator('[data-look="bad"]')).toBeVisible();
  await ask("AAAA-BBBB-CCCC");
  await expect(head.page.locator('[data-look="unknown"]')).toBeVisible();
  await ask(code.toLowerCase().replaceAll("-", " "));
  await expect(head.page.locator('[data-look="waits"]')).toBeVisible();

  await onlyCase(head);
  await step(head, "ground", { facts: "查了門禁和閥門封籤", rule: "供熱設施管理規程", rights: "不涉及" });
  await step(head, "answer", { course: "查了封籤", result: ANSWER });
  await ask(code);
  await expect(head.page.locator("[data-answer]")).toContainText(ANSWER);
  await expectAccessible(head.page, "the answer");
  // Somebody takes it out on them: said here, and it waits for the leader.
  await head.press("retaliation");
  await expect(head.page.locator(".toast")).toBeVisible();
  await onlyCase(head);
  await expect(head.page.locator(".detail .time")).toContainText("憑碼");
  await head.press("open-offence");
  await expect(head.page.locator('[data-screen="petition-take"]')).toContainText("打擊報復");
  await office.close();
  await head.close();
});

test("the month names what is open, is signed with a reason and made known without names", async ({ browser }) => {
  // P10.04.06a, P10.11.09d
  const office = await openTablet(browser, "office", { timezoneId: "Asia/Shanghai" });
  await office.page.clock.install({ time: new Date("2026-10-12T09:00:00+08:00") });
  await office.reload();
  await office.found({ name: "何佳", roles: ["supervisor"] });
  for (const words of ["暖氣不熱沒人管", "多收了一個月的費"]) {
    await office.go("/petitions/take");
    await office.fillAll({ words, customer: "王建國", phone: "13800004821" });
    await office.press("save");
    await expect(office.page.locator(".detail[data-case]")).toBeVisible();
  }
  await step(office, "ground", { facts: "核對了收費記錄", rule: "收費辦法", rights: "退多收的" });
  await step(office, "answer", { course: "核對了記錄", result: "確實多收，已退回本人帳戶" });
  await step(office, "close", { result: "確實多收，已退回本人帳戶，本人認可" });
  await office.page.clock.setFixedTime(new Date("2026-11-02T09:00:00+08:00"));
  await office.reload();
  await office.go("/petitions/month");
  await office.press("month-before");
  await expect(office.page.locator('[data-share="settled"]')).toContainText("50 %");
  await expect(office.page.locator('[data-list="open"] li')).toHaveCount(1);
  await expectAccessible(office.page, "the month");
  await office.press("sign-month");
  await expect(office.page.locator("[data-sign] form").getByText("P10.04.06a")).toBeVisible();
  await office.fill("sign-reason", "等測溫，本週內辦結");
  await office.press("sign-month");
  await expect(office.page.locator("[data-signed]")).toHaveCount(1);
  await office.fill("circular-number", "通報 1 號");
  await office.press("issue");
  await expect(office.page.locator("[data-issued]")).toHaveCount(1);
  const paper = await office.printed("print-circular");
  expect(paper).toContain("通報 1 號");
  expect(paper).not.toContain("王建國");
  const month = await office.printed("print-month");
  expect(month).toContain("等測溫");
  expect(month).not.toContain("王建國");
  await office.close();
});

test("a box is emptied with what was found, and a reception is held by the leader who was named", async ({ browser }) => {
  // P10.11.03, P10.11.04
  const office = await openTablet(browser, "office");
  await office.found({ name: "何佳", roles: ["general_manager"] });
  await office.go("/petitions/places");
  await office.press("new-place");
  await office.fillAll({ "place-name": "營業廳", "place-has": ["box", "reception"] });
  await expectAccessible(office.page, "new premises");
  await office.press("save");
  await expect(office.page.locator("[data-place]")).toHaveCount(1);
  await office.press("empty-box");
  await office.fill("found", "兩張");
  await office.press("save");
  await expect(office.page.locator('dialog p.problem[role=alert]').first()).not.toBeEmpty();
  await office.fill("found", "2");
  await office.press("save");
  await expect(office.page.locator("[data-place] li")).toContainText("2");
  await office.press("name-receiver");
  await office.choose("leader", "何佳");
  await office.press("save");
  await expect(office.page.locator("[data-reception]")).toContainText("何佳");
  await office.press("from-box");
  await expect(office.field("way").locator('[data-value="opinion_box"]')).toHaveAttribute("aria-checked", "true");
  await office.fillAll({ "way-words": "營業廳意見箱", words: "樓道燈不亮" });
  await office.press("save");
  await expect(office.page.locator("form").getByText("P10.04.03b")).toBeVisible();
  await office.close();
});
