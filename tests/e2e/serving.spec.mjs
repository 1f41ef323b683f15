// Which departments serve customers (P05.01.01): marked in the settings, then only they take complaints, are offered for them, and see theirs.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { joined, meet, open, saved, step } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

/** Enters somebody in a department. */
const enrol = async (tablet, name, role, department) => {
  await tablet.go("/settings");
  if (!(await tablet.act("enrol-person").count())) await tablet.press("section-people");
  await tablet.press("enrol-person");
  await tablet.fillAll({ "person-name": name, "person-roles": [role], "person-department": department });
  await tablet.press("save");
  await expect(tablet.page.locator("[data-person]", { hasText: name })).toBeVisible();
};

const complaint = { words: "師傅進門不穿鞋套", customer: "王建國", phone: "13800004821", about: "上門師傅" };

test("only departments that serve customers are offered, take complaints, and find their own", async ({ browser }) => {
  test.setTimeout(300_000);
  const office = await openTablet(browser, "office");
  await office.found({ name: "林美惠", kind: "maker", roles: ["service_desk", "office", "technician"] });
  await enrol(office, "黃師傅", "technician", "維修一班");
  await enrol(office, "周質量", "quality", "品質部");

  // Without a mark it is any words.
  await office.go("/take");
  await office.fill("kind", "complaint");
  await expect(office.page.locator('input#department')).toBeVisible();
  // Marked, with one more in which nobody is entered.
  await office.go("/settings");
  await office.press("section-departments");
  await office.fill("serving", ["維修一班"]);
  await office.fill("serving-other", "外包安裝隊");
  await office.press("save-serving");
  await expect(office.field("serving").locator('[role="checkbox"][aria-checked="true"]')).toHaveText(["外包安裝隊", "維修一班"]);
  await expect(office.field("serving").locator('[role="checkbox"][aria-checked="false"]')).toHaveText(["品質部"]);
  await expectAccessible(office.page, "departments");

  await office.go("/take");
  await office.fill("kind", "complaint");
  await expect(office.field("department").locator("option")).toHaveText(["—", "外包安裝隊", "維修一班"]);
  await office.fillAll({ ...complaint, department: "維修一班" });
  await office.press("save");
  await expect(office.page.locator(".detail h1")).toHaveText(complaint.words);
  const address = new URL(office.page.url()).hash.slice(1);
  await step(office, "clarify", { place: "客廳", since: "上午", who: "?", evidence: "?", done: "?", wanted: "道歉" });
  await step(office, "register");
  await step(office, "complaint-confirm", { reasons: "0", grounds: "與照片相符" });
  await step(office, "complaint-review", { complete: "yes" });
  await step(office, "complaint-judge", { read: "yes", reasonable: "0", upheld: "yes", grounds: "規定要穿鞋套" });
  await open(office, "complaint-assign");
  await expect(office.field("department")).toContainText("外包安裝隊");
  await expect(office.field("department")).not.toContainText("品質部");
  await office.fillAll({ department: "維修一班", person: "黃師傅", head: "黃師傅" });
  await saved(office);

  // Whoever works in the department finds its cases in one tap; whoever works in none is not asked.
  const own = (tablet) => tablet.page.locator(".filters button", { hasText: "本部門" });
  await office.go("/cases");
  await expect(office.page.locator("main a.row")).toHaveCount(1);
  await expect(own(office)).toHaveCount(0);
  const crew = await joined(browser, office, "黃師傅");
  await crew.go("/cases");
  await own(crew).click();
  await expect(crew.page.locator("main a.row")).toHaveCount(1);
  await expect(crew.page.locator(`main a.row[href="#${address}"]`)).toBeVisible();

  // A department that does not serve customers sees none of its own, and takes none; what was typed stays.
  const quality = await joined(browser, office, "周質量");
  await quality.go("/cases");
  await own(quality).click();
  await expect(quality.page.locator("main a.row")).toHaveCount(0);
  await quality.go("/take");
  await quality.fill("kind", "complaint");
  await quality.fillAll(complaint);
  await quality.press("save");
  await expect(quality.page.locator('[role="alert"]').filter({ hasText: /./ })).toContainText("P05.01.01");
  await expect(quality.field("words").locator("textarea")).toHaveValue(complaint.words);
  // Every mark taken back: all serve again, also there.
  await office.go("/settings");
  await office.press("section-departments");
  await office.fill("serving", []);
  await office.press("save-serving");
  await expect(office.field("serving").locator('[aria-checked="true"]')).toHaveCount(0);
  await meet(office, quality);
  await quality.go("/take");
  await quality.press("save");
  await expect(quality.page.locator(".detail h1")).toHaveText(complaint.words);
  for (const one of [office, crew, quality]) await one.close();
});
