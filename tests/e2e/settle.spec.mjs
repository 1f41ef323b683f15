// What two people wrote apart: listed on one page and where it is, settled with one tap; and work under a role that was withdrawn meanwhile.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

const take = async (tablet, bundle) => {
  await tablet.go("/handoff");
  await tablet.importBundle(bundle);
  await expect(tablet.page.locator('[data-report="taken"]')).toBeVisible();
};

const fingerprint = async (tablet) => {
  await tablet.go("/handoff");
  const mark = tablet.page.locator("[data-fingerprint]");
  await expect(mark).not.toHaveAttribute("data-fingerprint", "");
  return mark.getAttribute("data-fingerprint");
};

/** Opens the list of people and enrols somebody, or changes them. */
const enrol = async (tablet, name, roles, act = "enrol-person") => {
  await tablet.go("/settings");
  const people = tablet.page.locator('[data-section="people"]');
  if ((await people.locator('[data-act="section-people"]').getAttribute("aria-expanded")) !== "true") await tablet.press("section-people");
  if (act === "enrol-person") {
    await tablet.press(act);
    await tablet.fill("person-name", name);
  } else {
    await people.locator("[data-person]", { hasText: name }).locator('[data-act="change-person"]').click();
  }
  await tablet.fill("person-roles", roles);
  await tablet.press("save");
  await expect(people.locator("[data-person]", { hasText: name })).toBeVisible();
  await expect(tablet.page.locator("dialog[open]")).toHaveCount(0);
};

/** An office with a leak at a customer's, and an admitted tablet of a technician that holds the same. */
const two = async (browser) => {
  const office = await openTablet(browser, "office");
  await office.found({ roles: ["service_desk"] });
  await enrol(office, "陳志遠", ["technician"]);
  await office.go("/customers/new");
  await office.fillAll({ name: "周敏", phone: "13800004821" });
  await office.press("save");
  await expect(office.page.locator("h1", { hasText: "周敏" }).first()).toBeVisible();
  const customer = new URL(office.page.url()).hash.slice(1);
  await office.go("/take");
  await office.fill("symptom", "dripping");
  await office.fill("words", "廚房立管一直滴");
  await office.fill("customer", "王建國");
  await office.fillAll({ phone: "13800004822", address: "育才街 18 號", scope: "company" });
  await expect(office.page.locator(".read-back")).toContainText("廚房立管一直滴");
  await office.press("save");
  await expect(office.page.locator(".detail h1")).toHaveText("廚房立管一直滴");
  const leak = new URL(office.page.url()).hash.slice(1);

  const field = await openTablet(browser, "field");
  await field.join(await office.exportBundle(), "陳志遠");
  await take(office, await field.exportBundle());
  await office.admit(await field.mark());
  await take(field, await office.exportBundle());
  return { office, field, customer, leak };
};

const clarify = async (tablet, leak, place) => {
  await tablet.go(leak);
  await tablet.page.locator(".acts details summary").first().click();
  await tablet.press("clarify");
  await tablet.fill("place", place);
  await tablet.press("save");
  await expect(tablet.page.locator(".detail .time p").first()).toContainText(place);
};

const change = async (tablet, customer, values) => {
  await tablet.go(customer);
  await tablet.press("edit-customer");
  await tablet.fillAll(values);
  await tablet.press("save");
  await expect(tablet.page.locator(".detail dl").first()).toContainText(Object.values(values)[0]);
};

test("what two people wrote apart is listed with both versions, one tap settles it, and the other can be chosen later", async ({ browser }) => {
  const { office, field, customer, leak } = await two(browser);
  await change(office, customer, { phone: "111" });
  await change(field, customer, { phone: "222", address: "松花路 8 號" });
  await clarify(office, leak, "廚房");
  await clarify(field, leak, "浴室");
  await take(office, await field.exportBundle());

  await office.go("/today");
  await expect(office.page.locator("[data-to-settle]")).toHaveAttribute("data-to-settle", "2");
  await office.go("/handoff");
  const list = office.page.locator('[data-screen="to-settle"]');
  await expect(list.locator("[data-settle]")).toHaveCount(2);

  // The customer's page shows its own: who wrote what, where. The address was changed by one only, and merged.
  await office.go(customer);
  const phones = office.page.locator('[data-settle="customer"] .pair > div');
  await expect(phones).toHaveCount(2);
  await expect(phones.filter({ hasText: "111" })).toContainText("林美惠");
  await expect(phones.filter({ hasText: "222" })).toContainText("陳志遠");
  await expect(office.page.locator(".detail dl").first()).toContainText("松花路 8 號");
  await phones.filter({ hasText: "222" }).locator('[data-act="keep"]').click();
  await expect(office.page.locator("[data-settle]")).toHaveCount(0);
  await expect(office.page.locator(".detail dl").first()).toContainText("222");
  const history = office.page.locator('[data-history="customer"] li');
  await expect(history).toHaveCount(4);
  await expect(history.filter({ hasText: "兩邊同時寫的" })).toHaveCount(1);

  // The case shows its own as well; the history says that it was written apart.
  await office.go(leak);
  const places = office.page.locator('[data-settle="circumstances"] .pair > div');
  await expect(places).toHaveCount(2);
  await expect(office.page.locator(".detail .time small", { hasText: "兩邊同時寫的" }).first()).toBeAttached();
  await places.filter({ hasText: "浴室" }).locator('[data-act="keep"]').click();
  await expect(office.page.locator("[data-settle]")).toHaveCount(0);
  await office.go("/today");
  await expect(office.page.locator("[data-to-settle]")).toHaveCount(0);

  // The other tablet agrees. Whoever has nothing to do with the case cannot settle it; the office chooses the other version after all.
  await take(field, await office.exportBundle());
  expect(await fingerprint(field)).toBe(await fingerprint(office));
  const other = async (tablet) => {
    await tablet.go(leak);
    await tablet.page.locator('[data-settled="Circumstances"] summary').click();
    await tablet.press("choose-other");
  };
  await other(field);
  await expect(field.page.locator(".detail .problem", { hasText: /./ }).first()).toBeVisible();
  await other(office);
  await expect(office.page.locator(".detail .time p").first()).toContainText("廚房");
  await take(field, await office.exportBundle());
  expect(await fingerprint(field)).toBe(await fingerprint(office));
  await office.close();
  await field.close();
});

test("work under a role that was withdrawn meanwhile is held, shown with its author, and counts once an administrator has looked at it", async ({ browser }) => {
  const { office, field, leak } = await two(browser);
  await enrol(office, "陳志遠", ["sales"], "change-person");

  // The technician is out, and works.
  const note = async (text) => {
    await field.go(leak);
    await field.press("note");
    await field.fill("text", text);
    await field.press("save");
    await expect(field.page.locator(".detail .time p").first()).toContainText(text);
  };
  await note("在路上");
  await note("到樓下了");
  await field.press("arrive");
  await field.press("save");
  await expect(field.act("find")).toBeVisible();

  await take(office, await field.exportBundle());
  const held = office.page.locator('[data-why="role-missing"]');
  await expect(held).toBeVisible();
  await expect(held).toContainText("陳志遠");
  await expect(held.locator("a")).toHaveCount(1);
  await office.go(leak);
  await expect(office.page.locator(".detail .time small", { hasText: "沒有這個角色" })).toHaveCount(1);
  await expect(office.page.locator(".detail .time p", { hasText: "到樓下了" })).toHaveCount(1);

  // The role is given again, for what comes; what was done in between counts once somebody has looked at it.
  // Entries that wait do not raise the heights of others; by writing on, the office's heights pass those of what waits.
  for (const name of ["周敏", "吳芳", "何佳"]) await enrol(office, name, ["sales"]);
  await enrol(office, "陳志遠", ["technician"], "change-person");
  await office.go("/handoff");
  await expect(held).toBeVisible();
  await office.press("accept-entries");
  await expect(held).toHaveCount(0);
  await office.go(leak);
  await expect(office.page.locator(".detail .time small", { hasText: "沒有這個角色" })).toHaveCount(0);
  await take(field, await office.exportBundle());
  expect(await fingerprint(field)).toBe(await fingerprint(office));
  await field.go(leak);
  await expect(field.act("find")).toBeVisible();
  await office.close();
  await field.close();
});

test("what was not read back is taken with the reason, and a report upwards is owed a word until its receiver gives it", async ({ browser }) => {
  const office = await openTablet(browser, "office");
  await office.found({ roles: ["service_desk"] });
  await enrol(office, "劉主任", ["supervisor"]);
  await office.go("/take");
  await office.fill("kind", "request");
  await office.fillAll({ words: "整棟停暖", customer: "王建國" });
  await office.fillAll({ phone: "13800004822", address: "育才街 18 號", wanted: "快點修" });
  await office.press("settled");
  await office.press("settled");
  await office.page.locator('[data-field="promise"] button').last().click();
  await office.press("not-read-back");
  await office.fill("not-read-back", "電話斷了");
  await expect(office.act("save")).toHaveText("受理");
  await office.press("save");
  await expect(office.page.locator(".detail h1")).toHaveText("整棟停暖");
  const matter = new URL(office.page.url()).hash.slice(1);
  const step = async (tablet, act, values = {}) => {
    await tablet.go(matter);
    await expect(tablet.page.locator(".acts").first()).toBeVisible();
    if (!(await tablet.act(act).count())) await tablet.page.locator(".acts details summary").first().click();
    await tablet.press(act);
    await tablet.fillAll(values);
    await tablet.press("save");
  };
  await step(office, "mark_major", { reason: "整棟" });
  await expect(office.page.locator(".detail .chip.a")).toBeVisible();
  await step(office, "report", { to: "劉主任" });
  const reported = (tablet) => tablet.page.locator(".clears li").last();
  await expect(reported(office)).not.toHaveClass(/done/);

  const head = await openTablet(browser, "head");
  await head.join(await office.exportBundle(), "劉主任");
  await head.go("/today");
  await expect(head.page.locator(".rows li", { hasText: "表示知道" })).toHaveCount(1);
  await step(head, "acknowledge", { instruction: "先派人去看" });
  await expect(reported(head)).toHaveClass(/done/);
  await take(office, await head.exportBundle());
  await office.admit(await head.mark());
  await office.go(matter);
  await expect(reported(office)).toHaveClass(/done/);
  await expect(office.page.locator(".detail .time p", { hasText: "先派人去看" })).toHaveCount(1);
  await office.close();
  await head.close();
});
