// From the sample of a quality complaint to return, allowance, booking (P04 第十二條) and the statistics of its month, over sales, the
// production office, the superiors, warehouse and finance on tablets that meet by bundles only.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { at, daysAgo, joined, meet, open as openWithin, saved, step as stepWithin } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

const PHOTO = new URL("../../public/icons/icon-192.png", import.meta.url).pathname;

// A step lies in the panel or in the part about returns.
const open = (tablet, act) => openWithin(tablet, act, ".detail");
const step = (tablet, act, fields) => stepWithin(tablet, act, fields, ".detail");

/** Saving is refused with this rule; what was typed stays. */
const refused = async (tablet, clause) => {
  await tablet.page.locator("dialog[open] [data-act=save]").click();
  await expect(tablet.page.locator("dialog[open] [role=alert]").filter({ hasText: /./ })).toContainText(clause);
};

/** Agrees to what is called so. */
const agree = async (tablet, name) => {
  await open(tablet, "agree");
  const matter = tablet.field("matter");
  const chosen = matter.locator("[role=radio]", { hasText: name });
  if ((await chosen.getAttribute("aria-checked")) !== "true") await chosen.click();
  await saved(tablet);
};

/** A complaint about 1,000 pieces of which 80 may come back at 50.00 and 1,000.00 are allowed. */
const granted = async ({ office, sales, boss }) => {
  await sales.go("/take");
  await sales.fill("kind", "quality");
  await sales.fill("words", "閥體有砂眼，裝上去就滲水");
  await sales.fill("customer", "王建國");
  await sales.fillAll({ phone: "13800004821", loss: "0", class: "1" });
  await sales.press("save");
  await expect(sales.page.locator(".detail h1")).toHaveText("閥體有砂眼，裝上去就滲水");
  const address = new URL(sales.page.url()).hash.slice(1);
  await step(sales, "quality-establish", {
    order: "SO-2610-118", item: "V-32", shipped: daysAgo(20), delivered: "1000", defective: "80", unit: "件", compared: "yes",
    demands: ["0", "1"], demand: "退 80 件，其餘折讓", reason: "閥體有砂眼", invoice: "AB12345678", invoiced: daysAgo(18), receivable: "50000",
  });
  await open(sales, "quality-send");
  await sales.fillAll({ sample: "S-1，三件", remark: "同批他客未反映" });
  await sales.sign("signature");
  await saved(sales);
  await at(sales, office, address);
  await step(office, "quality-accept", { came: "yes" });
  await step(office, "register");
  await open(office, "quality-inform");
  await office.field("to").locator("[role=checkbox]", { hasText: "何秀英" }).click();
  await saved(office);
  await step(office, "quality-test", { sample: "S-1", characteristic: "水壓", standard: "不滲", value: "三件皆滲", verdict: "0" });
  await step(office, "quality-cause", { class: "1", cause: "鑄造排氣不良", traced: "爐號 K-88 切片", defect: "C-07", department: "製造部", per_cent: "70", second: "質量管理部" });
  await step(office, "quality-end-investigation", { words: "砂眼確認" });
  await step(office, "quality-report");
  await step(office, "quality-analyse", { finding: "排氣孔堵塞", cause: "砂芯未清", batch: "K-88", department: "鑄造課" });
  await open(office, "quality-add-line");
  await office.fillAll({ kind: "1", what: "每班清砂芯", owner: "何秀英" });
  await office.field("by").locator("button").first().click();
  await saved(office);
  await step(office, "quality-check-cause", { agreed: "yes" });
  await step(office, "quality-ask-opinion");
  await step(office, "quality-opine", { agreed: "yes", words: "照辦" });
  await at(office, boss, address);
  await step(boss, "agree", { words: "查清責任" });
  await at(boss, office, address);
  await step(office, "quality-check", { words: "各項齊備" });
  await at(office, sales, address);
  await step(sales, "quality-propose", { ways: ["0", "1"], quantity: "80", unit_price: "50", allowance: "1000", settle_words: "退 80 件並折讓" });
  await step(sales, "quality-talk", { with: "王採購", words: "說明起因", outcome: "0" });
  await at(sales, boss, address);
  await step(boss, "agree", { words: "可" });
  await at(boss, sales, address);
  await step(sales, "quality-give-back");
  await at(sales, office, address);
  await step(office, "quality-conclude", { upheld: "yes", agreed: "檢驗結果一致", reasons: "與切片相符", ours: "yes", in_house: "庫存全檢", listed: "yes", unit_cost: "30" });
  await at(office, boss, address);
  // Before the last signature nothing is granted.
  await expect(boss.page.locator("[data-granted]")).toHaveCount(0);
  await step(boss, "agree", { words: "照辦" });
  await at(boss, sales, address);
  await expect(sales.page.locator("[data-granted]")).toContainText("80");
  return address;
};

test("a quality complaint goes from sample to return, allowance and the month's statistics over nine roles on five tablets", async ({ browser }) => {
  test.setTimeout(900_000);
  const office = await openTablet(browser, "office");
  await office.found({ name: "何秀英", kind: "maker", roles: ["production_office", "quality", "manufacturing"] });
  const people = [["高業務", ["sales"]], ["方總", ["supervisor", "general_manager", "manager"]], ["倉管老李", ["warehouse"]], ["財務小秦", ["finance"]]];
  for (const [name, roles] of people) await office.enrol(name, roles);
  const sales = await joined(browser, office, "高業務");
  const boss = await joined(browser, office, "方總");
  const stores = await joined(browser, office, "倉管老李");
  const books = await joined(browser, office, "財務小秦");
  const address = await granted({ office, sales, boss });

  // Sales makes out both papers; more than was decided and a slip without handling are refused with their rules.
  await open(sales, "returns-certify");
  await sales.fill("fen", "1000.01");
  await refused(sales, "P04.12.11a");
  await sales.fill("fen", "1000");
  await saved(sales);
  await open(sales, "returns-make-out");
  await refused(sales, "P04.12.12c");
  await sales.fillAll({ handling: "0", carrier: "順豐" });
  await saved(sales);
  await expect(sales.page.locator('[data-refused~="returns-seal"]')).toContainText("P04.12.11e");
  await expect(sales.page.locator('[data-refused~="returns-send"]')).toContainText("P04.12.12e");

  // The superiors sign: the certificate twice, one after the other, the slip once.
  await at(sales, boss, address);
  await agree(boss, "銷貨折讓證明單");
  await agree(boss, "銷貨折讓證明單");
  await agree(boss, "成品退貨單");
  await at(boss, sales, address);
  await expectAccessible(sales.page, "a case with returns");
  await step(sales, "returns-send");
  await step(sales, "returns-give-customer");
  await open(sales, "returns-seal");
  await sales.fill("name", "王建國");
  await refused(sales, "P04.12.11f");
  await sales.sign("signature");
  await saved(sales);
  await step(sales, "returns-prove", { way: "1" });
  await step(sales, "returns-hand-in");
  const certificate = sales.page.locator('[data-sheet="allowance"]');
  await certificate.locator("summary").first().click();
  await expect(certificate).toContainText("第 2 聯");
  const two = await sales.printed("print-sheet");
  for (const text of ["銷貨折讓證明單", "第 1 聯", "第 2 聯", "1,000.00", "方總", "王建國"]) expect(two.replaceAll("1000.00", "1,000.00")).toContain(text);

  // The warehouse counts 76 of 80, asks, and signs for what really came.
  await at(sales, stores, "/today");
  await expect(stores.page.locator("main")).toContainText("點對退貨");
  await stores.go("/returns");
  await expect(stores.page.locator("[data-slip]")).toHaveCount(1);
  await stores.go(address);
  await step(stores, "returns-count", { count: "76", words: "少四件，箱角壓壞" });
  await expect(stores.page.locator('[data-refused~="returns-sign-for"]')).toContainText("P04.12.22c");
  await at(stores, boss, address);
  await step(boss, "returns-instruct", { words: "照實收，差額另談" });
  await at(boss, stores, address);
  await open(stores, "returns-sign-for");
  await stores.sign("signature");
  await saved(stores);

  // Finance sees the difference, takes certificate and proof in, and books both.
  await meet(sales, books);
  await at(stores, books, "/returns");
  await expect(books.page.locator('[data-verdict="fewer"]')).toContainText("76");
  await expectAccessible(books.page, "returns of all cases");
  await books.page.locator('[data-value="held"]').click();
  await expect(books.page.locator('[data-held="AB12345678"]')).toContainText("50000.00");
  await books.go(address);
  await open(books, "returns-take-in");
  await books.fill("papers", ["certificate"]);
  await refused(books, "P04.12.25e");
  await books.fill("papers", ["certificate", "proof"]);
  await saved(books);
  const voucher = async (name, number, remark) => {
    await open(books, "returns-book");
    const which = books.page.locator('dialog[open] [data-field="slip"] [role=radio]', { hasText: name });
    if (await which.count()) await which.click();
    await books.fillAll({ voucher: number, remark });
    await saved(books);
  };
  await voucher("銷貨折讓證明單", "記-0117", "");
  await voucher("成品退貨單", "記-0118", "少四件，按實退入帳");
  await expect(books.page.locator('[data-sheet="return"] summary')).toContainText("記-0118");
  await books.go("/returns");
  await expect(books.page.locator('[data-total="return"]')).toContainText("3800.00");
  await expect(books.page.locator('[data-total="allowance"]')).toContainText("1000.00");

  // Sales gets copy four and obtains the proof: a mismatch names its rule.
  await meet(books, sales);
  await at(stores, sales, address);
  await open(sales, "returns-prove");
  await sales.fillAll({ way: "1", invoice: "AB12345678", kept: "900", sealed: "yes" });
  await sales.photograph("photos", PHOTO);
  await expect(sales.field("photos").locator(".photos li")).toHaveCount(1);
  await refused(sales, "P04.12.24c");
  await sales.fill("kept", "924");
  await saved(sales);
  const slip = sales.page.locator('[data-sheet="return"]');
  await slip.locator("summary").first().click();
  const four = await sales.printed("print-sheet");
  for (const text of ["成品退貨單", "第 4 聯", "SO-2610-118", "照實收，差額另談", "倉管老李"]) expect(four).toContain(text);

  // The month after, production office and judges read the same complaint in the statistics (P04.09.10).
  for (const tablet of [boss, stores, books]) await meet(tablet, sales);
  await meet(sales, office);
  const now = new Date();
  await office.page.clock.setFixedTime(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 3, 2));
  await office.reload();
  await office.go("/closed");
  await expect(office.page.locator("[data-closed]")).toHaveAttribute("data-closed", "1");
  await office.press("judge");
  // Who speaks for two departments speaks for both with one tap.
  await expect(office.page.locator("[data-judged]")).toContainText(["製造 何秀英", "品管 何秀英"]);
  await office.press("deal");
  await office.page.locator("#deal-words").fill("每班清砂芯，另加首件檢查");
  await office.press("deal-save");
  await expect(office.page.locator("[data-groups]")).toContainText("每班清砂芯");
  await office.press("sign-statistics");
  await expect(office.page.locator("[data-signed]")).toContainText("何秀英");
  const table = await office.printed("print-closed");
  for (const text of ["客戶投訴案件統計表", "製造部", "C-07", "首件檢查"]) expect(table).toContain(text);
  for (const tablet of [office, sales, boss, stores, books]) await tablet.close();
});
