// A quality complaint by P04: taken by sales, looked into by quality and manufacturing, decided by whoever has the authority, on tablets that
// meet by bundles only.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { at, daysAgo, joined, open, saved, step } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

/** Six roles on four tablets: the production office, sales, quality with manufacturing, the head who is the general manager too. */
const firm = async (browser) => {
  const office = await openTablet(browser, "office");
  await office.found({ name: "何秀英", kind: "maker", roles: ["production_office"] });
  for (const [name, roles] of [["高業務", ["sales"]], ["鄭製造", ["quality", "manufacturing"]], ["方總", ["supervisor", "general_manager"]]]) await office.enrol(name, roles);
  const sales = await joined(browser, office, "高業務");
  const works = await joined(browser, office, "鄭製造");
  const boss = await joined(browser, office, "方總");
  return { office, sales, works, boss };
};

/** The customer's word, the facts, the form with sample and signature. */
const sent = async (sales) => {
  await sales.go("/take");
  await sales.fill("kind", "quality");
  await sales.fill("words", "閥體有砂眼，裝上去就滲水");
  await sales.fill("customer", "王建國");
  await sales.fillAll({ phone: "13800004821", loss: "0", class: "1" });
  await sales.press("save");
  await expect(sales.page.locator(".detail h1")).toHaveText("閥體有砂眼，裝上去就滲水");
  const address = new URL(sales.page.url()).hash.slice(1);
  // Out of turn nothing goes, and the reason names its rule.
  await expect(sales.page.locator('[data-refused~="quality-send"]').first()).toContainText("P04.09.01a");
  await open(sales, "quality-establish");
  await sales.fillAll({
    order: "SO-2610-118", item: "V-32", shipped: daysAgo(20), delivered: "1000", defective: "1001", unit: "件", compared: "yes",
    demands: ["0", "1"], demand: "退 80 件，其餘折讓", reason: "閥體有砂眼", invoice: "AB12345678", invoiced: daysAgo(18), receivable: "50000",
  });
  // More bad than was delivered is refused with its rule, and what was typed stays.
  await sales.press("save");
  await expect(sales.page.locator("dialog[open] [role=alert]")).toContainText("P04.09.01f");
  await sales.fill("defective", "80");
  await saved(sales);
  await open(sales, "quality-send");
  await sales.fillAll({ sample: "S-1，三件", remark: "同批他客未反映" });
  await sales.sign("signature");
  await saved(sales);
  return address;
};

/** From the acceptance to the form that is back with sales. */
const examined = async ({ office, sales, works, boss }, address) => {
  await at(sales, office, address);
  await step(office, "quality-accept", { came: "yes" });
  await step(office, "register");
  await expect(office.page.locator(".detail .head .chip").first()).toHaveText(/\d{6}/);
  await open(office, "quality-inform");
  await office.field("to").locator("[role=checkbox]", { hasText: "鄭製造" }).click();
  await saved(office);
  await at(office, works, address);
  await step(works, "quality-test", { sample: "S-1", characteristic: "水壓", standard: "不滲", value: "三件皆滲", verdict: "0" });
  await step(works, "quality-cause", { class: "1", cause: "鑄造排氣不良", traced: "爐號 K-88 切片", defect: "C-07", department: "製造部", per_cent: "70", second: "質量管理部" });
  await step(works, "quality-end-investigation", { words: "砂眼確認" });
  await step(works, "quality-report");
  await step(works, "quality-analyse", { finding: "排氣孔堵塞", cause: "砂芯未清", batch: "K-88", department: "鑄造課" });
  await open(works, "quality-add-line");
  await works.fillAll({ kind: "1", what: "每班清砂芯", owner: "鄭製造" });
  await works.field("by").locator("button").first().click();
  await saved(works);
  await step(works, "quality-check-cause", { agreed: "yes" });
  await step(works, "quality-ask-opinion");
  await at(works, boss, address);
  await step(boss, "agree", { words: "查清責任" });
  await at(works, office, address);
  await step(office, "quality-opine", { agreed: "yes", words: "照辦" });
  // The office has not heard of the general manager's instruction yet.
  await expect(office.page.locator('[data-refused~="quality-check"]').first()).toContainText("P04.09.03c");
  await at(boss, office, address);
  await step(office, "quality-check", { words: "各項齊備" });
  await at(office, sales, address);
};

/** Sales proposes, negotiates, has it signed, and gives it back; the office concludes; the general manager decides. */
const decided = async ({ office, sales, boss }, address, upheld) => {
  await step(sales, "quality-propose", upheld ? { ways: ["0", "1"], quantity: "80", unit_price: "50", allowance: "1000", settle_words: "退 80 件並折讓" } : { ways: ["6"], settle_words: "不屬品質問題" });
  await step(sales, "quality-talk", { with: "王採購", words: "說明起因", offer: "", outcome: upheld ? "0" : "2" });
  await at(sales, boss, address);
  await step(boss, "agree", { words: "可" });
  await at(boss, sales, address);
  await step(sales, "quality-give-back");
  await at(sales, office, address);
  await step(office, "quality-conclude", {
    upheld: upheld ? "yes" : "no", agreed: "檢驗結果一致", reasons: "與切片相符", ours: upheld ? "yes" : "no", in_house: "庫存全檢", listed: "yes", unit_cost: "30",
  });
  await at(office, boss, address);
  await step(boss, "agree", { words: "照辦" });
  // With the last signature it is closed, and its five copies wait.
  await expect(boss.page.locator("[data-copies] li")).toHaveCount(5);
  await at(boss, sales, address);
  await at(boss, office, address);
};

test("a quality complaint goes from sample to final approval over six roles on four tablets, and on to a fresh form", async ({ browser }) => {
  test.setTimeout(900_000);
  const all = await firm(browser);
  const { office, sales, boss } = all;
  const address = await sent(sales);
  await examined(all, address);
  // A salesperson promises nothing beyond their authority: refused, with the level that is needed, and nothing is written.
  await open(sales, "quality-talk");
  await sales.fillAll({ with: "王採購", words: "先折讓一千", offer: "1000" });
  await sales.press("save");
  await expect(sales.page.locator("dialog[open] [role=alert]")).toContainText("P04.09.11a");
  await expect(sales.page.locator("dialog[open] [role=alert]")).toContainText("業務經理");
  await sales.page.keyboard.press("Escape");
  await sales.go(address);
  await decided(all, address, true);
  await boss.go(address);
  await expect(boss.page.locator('[data-approvals] [data-seat="given"]')).toHaveCount(3);
  await office.go(address);
  await expectAccessible(office.page);

  // Five departments, five copies: who has which is there to read.
  await expect(office.page.locator("[data-copies] li")).toHaveCount(5);
  await step(office, "give_paper", { to: "高業務" });
  await expect(office.page.locator('[data-copy="3"]')).toHaveAttribute("data-state", "given");
  const sheets = await office.printed("print-sheets");
  for (const text of ["第 1 聯", "第 5 聯", "SO-2610-118", "砂芯未清", "退 80 件並折讓"]) expect(sheets).toContain(text);

  // The register follows it.
  await office.go("/register");
  await expect(office.page.locator("[data-tracked]")).toHaveCount(1);
  expect(await office.printed("print-quality-tracking")).toContain("SO-2610-118");

  // The customer hears it, does not accept, and gets a fresh form with the old one attached.
  await at(office, sales, address);
  await step(sales, "quality-tell", { accepts: "no" });
  const number = (await sales.page.locator(".detail .head .chip").first().innerText()).match(/\d{6}/)[0];
  await sales.press("fresh-form");
  await expect(sales.page.locator("[data-follows]")).toContainText(number);
  await sales.press("save");
  await expect(sales.page.locator('[data-chain="follows"]')).toContainText(number);
  await expect(sales.page.locator(".detail")).toContainText("V-32");
  await sales.go(address);
  await expect(sales.page.locator('[data-chain="continued"]')).toBeVisible();
});

test("a quality complaint that is not upheld is closed and the invoice collected on normal terms", async ({ browser }) => {
  test.setTimeout(900_000);
  const all = await firm(browser);
  const { sales, boss } = all;
  const address = await sent(sales);
  await examined(all, address);
  await decided(all, address, false);
  await sales.go(address);
  await step(sales, "quality-tell", { words: "檢驗不屬品質問題", accepts: "no" });
  // The customer does not want to pay: the superior decides, and then it is paid.
  await step(sales, "quality-object", { words: "不認同檢驗" });
  await at(sales, boss, address);
  await step(boss, "quality-rule", { ruling: "0", words: "檢驗無誤" });
  await at(boss, sales, address);
  await step(sales, "quality-collect", { fen: "50000" });
  await expect(sales.page.locator(".detail")).toContainText("記收款：50000.00");
});
