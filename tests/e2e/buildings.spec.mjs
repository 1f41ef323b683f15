// From a building's first page to a round whose leak becomes a repair, and the service card of somebody who lives there.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

/** Enrols somebody on the settings page. */
const enrol = async (tablet, name, role) => {
  await tablet.go("/settings");
  await tablet.press("section-people");
  await tablet.press("enrol-person");
  await tablet.fillAll({ "person-name": name, "person-roles": [role] });
  await tablet.press("save");
  await expect(tablet.page.locator('[data-section="people"]')).toContainText(name);
};

/** Writes a building down and waits for its page. */
const found = async (tablet, name) => {
  await tablet.go("/buildings/new");
  await tablet.fillAll({ name, address: "育才街 18 號", station: "城東站", valves: "總閥：地下室東端" });
  await tablet.press("save");
  await expect(tablet.page.locator("[data-building] h1")).toHaveText(name);
  return new URL(tablet.page.url()).hash.slice(1);
};

test("a building is founded, given to a technician, worked on, and a leak of a round becomes a repair proposed to that technician", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ["service_desk", "technician"] });
  await enrol(a, "吳志強", "technician");
  const page = await found(a, "育才街 18 號樓");

  // P10.09.08a: nobody is responsible, and it says so.
  await expect(a.page.locator("[data-responsible] .problem").first()).toHaveText("沒有負責人");
  await a.press("responsible");
  await a.field("responsible").locator("[role=radio]", { hasText: "吳志強" }).click();
  await a.press("save");
  await expect(a.page.locator("[data-responsible] dl")).toContainText("吳志強");
  await expect(a.page.locator("[data-unknown]"), "P10.09.12a").toBeVisible();

  // P10.09.08b: a second one is refused with the clause until the first hands over.
  await a.press("responsible");
  await a.field("responsible").locator("[role=radio]", { hasText: "林美惠" }).click();
  await a.press("save");
  await expect(a.page.locator(".sheet [role=alert]", { hasText: "P10.09.08b" })).toBeVisible();
  await a.press("close-dialog");

  // The installation list, and a work ticked off with what P10.09.01a names.
  await a.press("add-object");
  await a.fillAll({ "object-name": "1 單元立管", "object-kind": "riser" });
  await a.press("save");
  await expect(a.page.locator("[data-object]")).toContainText("1 單元立管");
  await a.page.locator('[data-work="BlowThrough"]').click();
  await a.press("save");
  await expect(a.page.locator(".sheet [role=alert]", { hasText: "P10.09.01a" })).toBeVisible();
  await a.fillAll({ section: "總閥到立管頂", kilopascals: "400", minutes: "25" });
  await a.press("save");
  await expect(a.page.locator("dialog[open]")).toHaveCount(0);
  await expect(a.page.locator('[data-work="BlowThrough"] small')).not.toHaveText("還沒做過");

  // P10.09.01e: nothing is overdue yet, so the season begins without anybody's name.
  await a.go("/duties");
  await a.press("begin-season");
  await a.press("save");
  await expect(a.page.locator('[data-act="end-season"]')).toBeVisible();

  // P10.09.12b, c: the round is walked offline; two points are left out, one is a leak.
  await a.readyForOffline();
  await a.offline();
  await a.go(page);
  await a.press("round");
  await a.page.locator('[data-value-of="pressure"]').fill("380");
  await a.page.locator('[data-field="supply"] input').first().fill("58.5");
  await a.field("noise").locator('[data-value="fine"]').first().click();
  await a.field("leaks").locator('[data-value="problem"]').first().click();
  await a.fill("leaks-what", "立管根部滲水");
  await a.press("save");
  await expect(a.page.locator("dialog[open]")).toHaveCount(0);
  const round = a.page.locator("[data-round]").first();
  await expect(round).toContainText("380 kPa");
  await expect(round).toContainText("58.5 °C");
  await expect(round).toContainText("回水溫度");
  await expect(a.page.locator("[data-problems]")).toContainText("立管根部滲水");

  // The repair has its half hour, knows where it was found, and is proposed to the responsible one.
  await round.locator("[data-problem]").click();
  await expect(a.page.locator(".detail h1")).toHaveText("立管根部滲水");
  const due = a.page.locator(".detail .due");
  await expect(due).toContainText(/P10\.09\.(04c|10a)/);
  await expect(a.page.locator(".detail .facts", { hasText: "自查" })).toContainText("吳志強");
  await a.press("notify");
  await expect(a.field("to").locator("select option:checked")).toHaveText("吳志強");
  await a.press("save");
  await expect(due).toContainText("P10.09.10a");
  await a.close();
});

test("a customer is put into the building, gets a service card that is printed, and another when the responsible one changes", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ["service_desk", "technician"] });
  await enrol(a, "吳志強", "technician");
  await a.go("/customers/new");
  await a.fillAll({ name: "王建國", phone: "13800004821", building: "育才街 18 號樓", account: "NR-310000", address: "育才街 18 號 1-302" });
  await a.press("save");
  await expect(a.page.locator("[data-customer] h1")).toHaveText("王建國");
  const customer = new URL(a.page.url()).hash.slice(1);
  const building = await found(a, "育才街 18 號樓");
  await a.press("gather");
  await expect(a.page.locator("[data-users]")).toContainText("王建國");
  await expect(a.page.locator("[data-users] .chip")).toHaveText("沒有卡");
  await a.press("responsible");
  await a.field("responsible").locator("[role=radio]", { hasText: "吳志強" }).click();
  await a.press("save");
  await expect(a.page.locator("[data-responsible] dl")).toContainText("吳志強");

  // P10.09.09a: who has no card is listed by building; the card is printed and handed out.
  await a.go("/buildings/cards");
  await expect(a.page.locator("[data-cards-of]", { hasText: "育才街 18 號樓" })).toContainText("王建國");
  await a.go(customer);
  const printed = a.page.evaluate(
    () =>
      new Promise((done) => {
        window.print = () => done(document.querySelector('[data-paper="cards"]')?.textContent);
      }),
  );
  await a.press("print-card");
  const paper = await printed;
  for (const text of ["維修服務卡", "NR-310000-1", "王建國", "吳志強"]) expect(paper).toContain(text);
  await a.page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(a.page.locator('[data-paper="cards"]')).toHaveCount(0);
  await a.press("hand-card");
  await expect(a.page.locator('[data-card-standing="held"]')).toContainText("NR-310000-1");
  await a.go("/buildings/cards");
  await expect(a.page.locator("[data-cards-of]")).toHaveCount(0);

  await a.go(building);
  await a.press("responsible");
  await a.field("responsible").locator("[role=radio]", { hasText: "林美惠" }).click();
  await a.press("hands-over");
  await a.press("save");
  await expect(a.page.locator("[data-responsible] dl")).toContainText("林美惠");
  await a.go(customer);
  await expect(a.page.locator('[data-card-standing="outdated"]')).toBeVisible();
  await a.close();
});

test("repairs of one building that can wait become one order, never later than the limit of one of them", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await a.found({ roles: ["service_desk", "technician"] });
  const building = "育才街 18 號樓";
  await found(a, building);
  for (const [name, phone, symptom, words] of [["王建國", "13800004821", "no_heat", "屋裡不熱"], ["周敏", "13800004822", "noise", "管子響"], ["梁芳", "13800004823", "leaking", "接頭漏水"]]) {
    await a.go("/customers/new");
    await a.fillAll({ name, phone, "in-building": building });
    await a.press("save");
    await expect(a.page.locator("[data-customer] h1")).toHaveText(name);
    await a.press("take-case");
    await a.fill("symptom", symptom);
    await a.fillAll({ words, scope: "company" });
    await a.press("save");
    await expect(a.page.locator(".detail h1")).toHaveText(words);
  }
  await a.go("/cases/by-building");
  await expect(a.page.locator("[data-group] .row")).toHaveCount(3);
  await a.press("bundle");
  await expect(a.page.locator(".sheet [role=checkbox]"), "the leak goes by itself").toHaveCount(2);
  await a.field("goes").locator("[role=radio]").first().click();
  await a.field("planned").locator(".segment").nth(2).click();
  await a.press("save");
  await expect(a.page.locator(".sheet [role=alert]", { hasText: "P10.09.08c" })).toBeVisible();
  await a.field("planned").locator(".segment").first().click();
  await a.press("save");
  await expect(a.page.locator("[data-order]")).toContainText("2 件合成一趟");
  await a.close();
});

test("the repair file fills by itself, is searched and prints as a whole", async ({ browser }) => {
  // P10.09.09b
  const a = await openTablet(browser, "A");
  await a.found({ roles: ["service_desk", "technician"] });
  await a.go("/customers/new");
  await a.fillAll({ name: "王建國", phone: "13800004821", address: "育才街 18 號 1-302" });
  await a.press("save");
  await expect(a.page.locator("[data-customer] h1")).toHaveText("王建國");
  const customer = new URL(a.page.url()).hash.slice(1);
  for (const [symptom, words] of [["dripping", "廚房立管一直滴"], ["noise", "夜裡有水錘聲"]]) {
    await a.go(`/take/${customer.split("/").at(-1)}`);
    await a.fill("symptom", symptom);
    await a.fillAll({ words, scope: "company" });
    await a.press("save");
    await expect(a.page.locator(".detail h1")).toHaveText(words);
  }
  await a.press("arrive");
  await a.press("save");
  await a.press("find");
  await a.fillAll({ found: "逆止閥卡住", cause: "4" });
  await a.press("save");
  await a.press("remove");
  await a.fillAll({ work: "換逆止閥", left_out: "不必放水", parts: "逆止閥 1", works_again: "yes", check: "不響了" });
  await a.press("save");
  await expect(a.act("sign_receipt")).toBeVisible();

  await a.go(customer);
  const rows = a.page.locator("[data-repairs] tbody tr");
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: "逆止閥 × 1" })).toHaveCount(1);
  await a.page.locator("[data-repairs] input[type=search]").fill("逆止閥");
  await expect(rows).toHaveCount(1);
  await a.page.locator("[data-repairs] input[type=search]").fill("沒有這樣的");
  await expect(rows).toHaveCount(0);
  await a.page.locator("[data-repairs] input[type=search]").fill("");
  const printed = a.page.evaluate(
    () =>
      new Promise((done) => {
        window.print = () => done(document.querySelector('[data-paper="repairs"]')?.textContent);
      }),
  );
  await a.press("print-repairs");
  const paper = await printed;
  for (const text of ["王建國", "滴水", "逆止閥 × 1", "換逆止閥", "林美惠"]) expect(paper).toContain(text);
  await a.close();
});
