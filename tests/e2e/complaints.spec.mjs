// Complaints in full: a letter answered in writing with one promise kept and one broken, alternatives and confirmation, the form signed and
// printed, the month summed up and signed (P13, P15, P11.04).
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { unfold } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** As an input of date and time takes it, by the firm's wall clock at +08:00. */
const wall = (at) => new Date(at + 8 * HOUR).toISOString().slice(0, 16);
const PAGE = new URL("../../public/icons/icon-192.png", import.meta.url).pathname;

const hash = (tablet) => new URL(tablet.page.url()).hash.slice(1);

/** Opens a part of the handling and presses one of its steps. */
const handle = async (tablet, part, act) => {
  await unfold(tablet, part);
  await tablet.page.locator(`[data-part="${part}"] [data-act="${act}"]`).click();
};

/** Fills the open sheet and saves it. */
const save = async (tablet, values) => {
  await tablet.fillAll(values);
  await tablet.page.locator("dialog[open] [data-act=save]").click();
  await expect(tablet.page.locator("dialog[open]")).toHaveCount(0);
};

/** Presses a step of the panel, where it lies one tap deeper as well. */
const step = async (tablet, act) => {
  const button = tablet.page.locator(`.acts [data-act="${act}"]`).first();
  await expect(button).toBeAttached();
  if (!(await button.isVisible())) await tablet.page.locator("details.more-acts summary", { hasText: "其他步驟" }).click();
  await button.click();
};

const takeRequest = async (tablet, words, promise) => {
  await tablet.go("/take");
  await tablet.fillAll({ kind: "request", words, customer: "王女士", phone: "13900000000", wanted: "退差額", promise });
  await tablet.press("save");
  await expect(tablet.page.locator("[data-case] h1")).toHaveText(words);
  return hash(tablet);
};

test("a complaint in writing is entered, submitted, answered by a letter, and one promise is kept and one broken", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ kind: "property", roles: ["service_desk", "supervisor"] });
  const began = Date.now();

  // Without its pages it is not entered; the rule says so (P15.02.03a).
  await a.go("/more");
  await a.page.locator('.places a[href="#/papers"]').click();
  await a.press("new-paper");
  await a.fillAll({ kind: "complaint", subject: "帳單多收", customer: "王女士" });
  await a.press("save");
  await expect(a.page.locator('[role="alert"]').filter({ hasText: /./ })).toContainText("P15.02.03a");
  await a.photograph("pages", PAGE);
  await expect(a.field("pages").locator(".photos li")).toHaveCount(1);
  await a.press("save");
  const paper = a.page.locator("[data-paper]");
  await expect(paper.locator("h1")).toHaveText("帳單多收");
  await expect(paper.locator(".chips")).toContainText(/S\d{4}-..-001/);
  await expect(paper.locator('[data-duty="SubmitPaper"]')).toContainText("P15.02.03b");
  const address = hash(a);
  await expectAccessible(a.page, "a paper");

  // The leaders first: an answer before that is refused (P15.02.03b).
  await a.page.locator('[data-act="answer-letter"]:visible').first().click();
  await a.page.locator("dialog[open] [data-act=save]").click();
  await expect(a.page.locator('dialog[open] [role="alert"]').filter({ hasText: /./ })).toContainText("P15.02.03b");
  await a.press("close-dialog");
  await a.press("submit");
  await a.choose("to", "林美惠");
  await save(a, {});
  await a.press("see");
  await save(a, { text: "三天內書面答覆" });
  await expect(paper).toContainText("三天內書面答覆");

  // It leads to a case, which knows its letter.
  await a.press("open-case");
  await a.fillAll({ words: "帳單多收了一百元", wanted: "退錢", phone: "13900000000", promise: wall(began + 2 * HOUR) });
  await a.page.locator("dialog[open] [data-act=save]").click();
  await expect(a.page.locator("[data-case] h1")).toHaveText("帳單多收了一百元");
  const complaint = hash(a);
  await expect(a.page.locator("[data-papers-of]")).toContainText("帳單多收");

  // The first promise is kept, the second broken.
  await a.page.clock.install({ time: began + HOUR });
  await a.reload();
  await a.inside();
  await step(a, "answer");
  await save(a, { course: "計費科在查", solves: "no", next: wall(began + 3 * HOUR) });
  await a.page.clock.setFixedTime(began + 5 * HOUR);
  await a.reload();
  await a.inside();
  await step(a, "answer");
  await save(a, { course: "查過兩年的帳", result: "退一百元", solves: "yes", channel: "written" });
  await unfold(a, "after");
  await expect(a.page.locator('[data-part="after"]')).toContainText("答應 1 次守住，1 次失約");

  // The letter is written, printed and its delivery proven (P15.02.03c, P11.04.01b).
  await a.go(address);
  await a.press("answer-letter");
  await save(a, { text: "經查多收一百元，現予退還。" });
  expect(await a.printed("print-letter")).toMatch(/答覆函[^]*王女士[^]*帳單多收[^]*現予退還/);
  await a.press("deliver");
  await a.page.locator("dialog[open] [data-act=save]").click();
  await expect(a.page.locator('dialog[open] [role="alert"]').filter({ hasText: /./ })).toContainText("P11.04.01b");
  await a.sign("signature");
  await expect(a.field("signature")).toContainText("已存");
  await save(a, {});
  await a.press("file");
  await save(a, { who: "客戶櫃 12" });
  await expect(paper.locator("[data-state]")).toHaveText("已歸檔");
  await expect(paper).toContainText("存於 客戶櫃 12");
  await a.go(complaint);
  await a.page.locator("[data-papers-of] a").first().click();
  await expect(paper.locator("h1")).toHaveText("帳單多收");
  await a.close();
});

test("several solutions are kept, the customer confirms one, and the form is signed, printed and filed", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ["service_desk"] });
  await takeRequest(a, "閥門夜裡響", wall(Date.now() + 4 * HOUR));
  const craft = a.page.locator('[data-screen="craft"]');
  // Nothing was written down in any part yet: none shows before somebody asks for them.
  const shown = () => craft.locator(".part-of").filter({ visible: true });
  await expect(craft.locator("h2")).toBeVisible();
  await expect(shown()).toHaveCount(0);
  await a.press("all-parts");
  await expect(shown()).not.toHaveCount(0);
  await a.press("all-parts");

  await handle(a, "wants", "take_view");
  await a.field("matters").locator("textarea").fill("夜裡不響\n說清楚責任");
  await save(a, { expects: "今晚安靜" });
  await expect(craft.locator("[data-matter]").first()).toContainText("最在意");
  await a.press("all-parts");
  await expect(shown()).toHaveCount(1);
  await expect(a.page.locator('[data-part="solutions"] [data-refused~="offer"]')).toHaveCount(1);

  await handle(a, "problem", "analyse");
  await save(a, { problem: "閥座振動", cause: "選型偏大", responsibility: "0", words: "是我們選的" });
  await handle(a, "solutions", "propose");
  await save(a, { what: "換小一號的閥門", means: "夜裡安靜", side: "1" });
  await handle(a, "solutions", "propose");
  await save(a, { what: "調高夜間設定", means: "今晚就不響", side: "2" });
  // The fault is ours: the apology first (P13.02.02).
  await expect(a.page.locator('[data-part="solutions"] [data-refused~="offer"]')).toContainText("致歉");
  await handle(a, "problem", "apologise");
  await save(a, { words: "選型是我們的疏失，對不起" });

  await handle(a, "solutions", "offer");
  await save(a, {});
  await handle(a, "solutions", "object");
  await save(a, { objection: "要等三天" });
  await handle(a, "solutions", "offer");
  await save(a, {});
  await expect(a.page.locator('[data-part="solutions"] [data-refused~="carry_out"]')).toContainText("認可");
  await handle(a, "solutions", "confirm");
  await save(a, { by: "王女士" });
  await handle(a, "solutions", "carry_out");
  await save(a, { what: "調高兩度" });
  await expect(a.page.locator('[data-part="solutions"]')).toContainText("已執行：調高兩度");
  await expectAccessible(a.page, "the handling of a case");

  // What the customer was not told shows, and one tap writes down that they were.
  await expect(craft.locator("[data-untold]")).toHaveAttribute("data-untold", "1");
  await a.press("told-now");
  await expect(craft.locator("[data-untold]")).toHaveCount(0);

  await handle(a, "wants", "settle_matter");
  await save(a, { how: "已調好" });
  await step(a, "answer");
  await save(a, { course: "調了設定", result: "不響了", solves: "yes" });
  await handle(a, "after", "judge");
  await save(a, { expectation: "0", firm: "yes" });

  // On paper the user writes and signs; then it is filed (P15.01.05).
  await unfold(a, "form");
  const blank = await a.printed("print-opinion");
  expect(blank).toMatch(/用戶意見受理表[^]*閥門夜裡響[^]*調了設定[^]*不響了[^]*用戶簽章/);
  await handle(a, "form", "hand_form");
  await save(a, {});
  await expect(a.page.locator('[data-part="form"] summary')).toContainText("在用戶那裡");
  await handle(a, "form", "sign_form");
  await a.fillAll({ opinion: "處理得快", satisfaction: "very" });
  await a.sign("signature");
  await expect(a.field("signature")).toContainText("已存");
  await save(a, {});
  await handle(a, "form", "file_form");
  await save(a, { place: "投訴櫃 3" });
  await expect(a.page.locator('[data-part="form"] summary')).toContainText("存於 投訴櫃 3");
  expect(await a.printed("print-opinion")).toContain("處理得快");
  await a.close();
});

test("a second case on the same matter is joined, counted and goes on under the first", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ["service_desk"] });
  const first = await takeRequest(a, "帳單看不懂", wall(Date.now() + 4 * HOUR));
  const second = await takeRequest(a, "帳單還是看不懂", wall(Date.now() + 5 * HOUR));
  await handle(a, "same", "join");
  await save(a, {});
  await expect(a.page.locator('[data-part="same"] summary')).toContainText("接著辦");
  await a.go(first);
  await expect(a.page.locator("[data-case] .head")).toContainText("第 2 次來電");
  await expect(a.page.locator('[data-part="same"] summary')).toContainText("這一件帶頭");
  await a.go("/today");
  await expect(a.page.locator(`a[href$="${first.split("/")[2]}"]`).first()).toBeVisible();
  await expect(a.page.locator(`a[href$="${second.split("/")[2]}"]`)).toHaveCount(0);
  await a.close();
});

test("the complaints of a month are counted, printed and signed, and each proposed user is asked again or it is said why not", async ({ browser }) => {
  const began = Date.parse("2026-10-20T02:00:00Z");
  const a = await openTablet(browser, "A");
  await a.page.clock.install({ time: began });
  await a.reload();
  await a.found({ roles: ["service_desk", "supervisor"] });
  await takeRequest(a, "帳單多收", wall(began + 4 * HOUR));
  await a.page.clock.setFixedTime(began + 5 * HOUR);
  await a.reload();
  await a.inside();
  for (const [act, values] of [
    ["clarify", { place: "家裡", since: "上月", who: "?", evidence: "帳單", done: "?", wanted: "退錢" }],
    ["answer", { course: "查過", result: "退一百元", solves: "yes" }],
  ]) {
    await step(a, act);
    await save(a, values);
  }
  await step(a, "close");
  await save(a, { result: "退一百元", satisfaction: "not" });

  // In November the month is owed, on Today and in figures.
  await a.page.clock.setFixedTime(Date.parse("2026-11-03T02:00:00Z"));
  await a.reload();
  await a.inside();
  await a.go("/today");
  await a.page.locator('a.row[href="#/complaints/2026-10"]').click();
  const figure = (key) => a.page.locator(`[data-figure="${key}"]`);
  await expect(figure("closed")).toHaveText("1");
  await expect(figure("late")).toHaveText("1");
  await expect(figure("promises")).toContainText("守住 0，失約 1");
  await expectAccessible(a.page, "the month");
  await a.press("sign-month");
  await expect(a.page.locator('[role="alert"]').filter({ hasText: /./ })).toContainText("P15.02.04c");
  await a.press("all-next-week");
  await expect(a.page.locator('[data-revisit] input[id^="by-"]')).toHaveValue("2026-11-10");
  await a.page.locator("#month-words").fill("一件逾時，已改排班");
  await a.press("sign-month");
  await expect(a.page.locator("[data-signed]")).toContainText("林美惠");
  expect(await a.printed("print-month")).toMatch(/月彙總[^]*帳單多收[^]*退一百元[^]*不滿意[^]*失約 1/);
  await a.go("/today");
  await expect(a.page.locator('a.row[href="#/complaints/2026-10"]')).toHaveCount(0);
  await a.close();
});
