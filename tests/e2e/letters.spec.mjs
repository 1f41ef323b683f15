// What is confidential: written on one tablet, carried by one that cannot open it, opened on a third, and its reading seen on the first.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";
import { expectAccessible } from "./support/axe.mjs";
import { everything } from "./support/everything.mjs";

const SECRET = "押金的事只告訴劉主任";

const take = async (tablet, bundle) => {
  await tablet.go("/handoff");
  await tablet.importBundle(bundle);
  await expect(tablet.page.locator('[data-report="taken"]')).toBeVisible();
};

const enrol = async (tablet, name, roles) => {
  await tablet.go("/settings");
  if (!(await tablet.act("enrol-person").count())) await tablet.press("section-people");
  await tablet.press("enrol-person");
  await tablet.fillAll({ "person-name": name, "person-roles": roles });
  await tablet.press("save");
  await expect(tablet.page.locator("[data-person]", { hasText: name })).toBeVisible();
};

/** A tablet that somebody of the firm joins with and that the office admits. */
const joined = async (browser, office, name, person) => {
  const tablet = await openTablet(browser, name);
  await tablet.join(await office.exportBundle(), person);
  await take(office, await tablet.exportBundle());
  await office.admit(await tablet.mark());
  return tablet;
};

const openCustomer = async (tablet, name) => {
  await tablet.go("/customers");
  await tablet.page.locator("a.row", { hasText: name }).click();
  await expect(tablet.page.locator("[data-customer]")).toBeVisible();
};

const openCase = async (tablet) => {
  await tablet.go("/cases");
  await tablet.page.locator("main a.row").first().click();
  await expect(tablet.page.locator(".detail[data-case]")).toBeVisible();
};

const write = async (tablet, text, whom) => {
  await tablet.press("write-letter");
  await tablet.fillAll({ "letter-text": text, ...whom });
};

test("a confidential note is carried by a tablet that cannot open it and opened by one that can, which its author then sees", async ({ browser }) => {
  const office = await openTablet(browser, "office");
  await office.found({ name: "何佳", roles: ["service_desk"] });
  await enrol(office, "陳志遠", ["technician"]);
  await enrol(office, "劉主任", ["supervisor"]);
  const carrier = await joined(browser, office, "carrier", "陳志遠");
  const head = await joined(browser, office, "head", "劉主任");
  await office.go("/handoff");
  await expect(office.page.locator('tr [data-sealing="yes"]')).toHaveCount(2);
  await office.go("/customers/new");
  await office.fillAll({ name: "周敏", phone: "13800004821" });
  await office.press("save");

  // On the author's tablet: nothing leaves without a text and somebody who may read it.
  await openCustomer(office, "周敏");
  await office.press("write-letter");
  await office.press("seal");
  await expect(office.field("letter-text").locator(".problem")).not.toBeEmpty();
  await expect(office.field("letter-roles").locator(".problem")).not.toBeEmpty();
  await office.fillAll({ "letter-text": SECRET, "letter-roles": ["supervisor"] });
  await expect(office.field("letter-text").locator(".problem")).toBeEmpty();
  await expect(office.page.locator("[data-opens-on]")).toHaveAttribute("data-opens-on", "2");
  await expectAccessible(office.page, "writing");
  await office.press("seal");
  const letters = (tablet) => tablet.page.locator("[data-letter]");
  await expect(letters(office)).toHaveCount(1);
  await expect(letters(office)).toContainText("主管");
  expect(await everything(office)).not.toContain(SECRET);

  // The technician carries it and sees for whom it is.
  const bundle = await office.exportBundle();
  expect(bundle.toString()).not.toContain(SECRET);
  await take(carrier, bundle);
  await openCustomer(carrier, "周敏");
  await expect(letters(carrier)).toContainText("主管");
  await expect(letters(carrier)).toContainText("何佳");
  await expect(carrier.page.locator('[data-door="not-for-you"]')).toBeVisible();
  await expect(carrier.act("open-letter")).toHaveCount(0);
  expect(await everything(carrier)).not.toContain(SECRET);
  const carried = await carrier.exportBundle();
  expect(carried.toString()).not.toContain(SECRET);

  // The supervisor opens it; the reading is recorded, and what was opened is gone when the page is.
  await take(head, carried);
  await openCustomer(head, "周敏");
  await expect(head.page.getByText(SECRET)).toHaveCount(0);
  await head.press("open-letter");
  await expect(head.page.locator("[data-opened]")).toHaveText(SECRET);
  await expect(head.page.locator("[data-readings]")).toHaveAttribute("data-readings", "1");
  await expectAccessible(head.page, "opened");
  expect(await everything(head)).not.toContain(SECRET);
  await head.press("put-away");
  await expect(head.page.getByText(SECRET)).toHaveCount(0);
  await head.press("open-letter");
  await expect(head.page.locator("[data-opened]")).toHaveText(SECRET);
  await head.reload();
  await openCustomer(head, "周敏");
  await expect(head.page.getByText(SECRET)).toHaveCount(0);

  await take(office, await head.exportBundle());
  await openCustomer(office, "周敏");
  await expect(letters(office)).toContainText("劉主任");
  await expect(office.page.locator("[data-readings]")).toHaveAttribute("data-readings", "2");
  await office.press("open-letter");
  await expect(office.page.locator("[data-opened]")).toHaveText(SECRET);
  for (const tablet of [office, carrier, head]) await tablet.close();
});

test("on a case it stands in the timeline, and who gets the role later gets the key by itself", async ({ browser }) => {
  const office = await openTablet(browser, "office");
  await office.found({ name: "何佳", roles: ["service_desk"] });
  await enrol(office, "陳志遠", ["technician"]);
  const field = await joined(browser, office, "field", "陳志遠");
  await office.go("/take");
  await office.fill("symptom", "dripping");
  await office.fillAll({ words: "廚房立管一直滴", customer: "王建國" });
  await office.fillAll({ phone: "13800004821", address: "育才街 18 號 1-302", scope: "company" });
  await office.press("save");
  await expect(office.page.locator(".detail[data-case]")).toBeVisible();
  await write(office, SECRET, { "letter-roles": ["administrator"] });
  await office.press("seal");
  const course = (tablet) => tablet.page.locator(".detail .time p");
  await expect(course(office).first()).toContainText("機密");
  await expect(office.page.getByText(SECRET)).toHaveCount(0);
  await take(field, await office.exportBundle());
  await openCase(field);
  await expect(field.page.locator('[data-door="not-for-you"]')).toBeVisible();

  // The technician becomes an administrator as well: the office shares the key without being asked.
  await office.go("/settings");
  if (!(await office.act("enrol-person").count())) await office.press("section-people");
  await office.page.locator("[data-person]", { hasText: "陳志遠" }).locator('[data-act="change-person"]').click();
  await office.fillAll({ "person-roles": ["technician", "administrator"] });
  await office.press("save");
  await openCase(office);
  await expect(course(office).filter({ hasText: "鑰匙" })).toHaveCount(1);
  await take(field, await office.exportBundle());
  await openCase(field);
  await field.press("open-letter");
  await expect(field.page.locator("[data-opened]")).toHaveText(SECRET);
  await expect(course(field).first()).toContainText("打開了");
  await take(office, await field.exportBundle());
  await openCase(office);
  await expect(course(office).first()).toContainText("打開了");
  await office.close();
  await field.close();
});

test("a tablet that changes hands opens for its new user once an administrator has said so", async ({ browser }) => {
  const office = await openTablet(browser, "office");
  await office.found({ name: "何佳", roles: ["service_desk"] });
  await enrol(office, "陳志遠", ["technician"]);
  await enrol(office, "劉主任", ["supervisor"]);
  const field = await joined(browser, office, "field", "陳志遠");
  await office.go("/customers/new");
  await office.fillAll({ name: "周敏", phone: "13800004821" });
  await office.press("save");
  await openCustomer(office, "周敏");
  await write(office, SECRET, { "letter-roles": ["supervisor"] });
  await expect(office.page.locator("[data-without]")).toContainText("劉主任");
  await office.press("seal");
  await expect(office.page.locator("[data-letter]")).toHaveCount(1);
  await take(field, await office.exportBundle());
  await field.go("/settings");
  await field.press("sign-out");
  await field.enter("劉主任");
  await openCustomer(field, "周敏");
  await expect(field.page.locator('[data-door="others"]')).toContainText("陳志遠");

  await office.go("/handoff");
  const row = office.page.locator("tr[data-device]");
  await row.locator('[data-act="entrust"]').click();
  await office.field("entrust-person").locator("[role=radio]", { hasText: "劉主任" }).click();
  await row.locator('[data-act="entrust-sure"]').click();
  await expect(row.locator("[data-sealing]")).toContainText("劉主任");
  await openCustomer(office, "周敏");
  await take(field, await office.exportBundle());
  await openCustomer(field, "周敏");
  await field.press("open-letter");
  await expect(field.page.locator("[data-opened]")).toHaveText(SECRET);
  await office.close();
  await field.close();
});
