// What presses most is what can be done at once: beside Today, on a case, on a building.
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { demonstration, SIZES } from "./support/demonstration.mjs";

test("beside Today stands how much is overdue and who has it, and one tap opens what waits longest", async ({ browser }) => {
  const tablet = await demonstration(browser, { viewport: SIZES["1280x800"] });
  const { page } = tablet;
  await tablet.go("/today");
  const late = page.locator('[data-glance="late"] dd');
  await expect(late).toHaveText(await page.locator("nav.rail .tab b").first().innerText());
  const owed = await page.locator(".glance [data-owes]").evaluateAll((rows) => rows.map((row) => Number(row.dataset.owes)));
  expect(owed.length).toBeGreaterThan(2);
  expect(owed, "whoever has most stands first").toEqual([...owed].sort((a, b) => b - a));
  const rest = page.locator(".glance [data-rest]");
  const others = Number(await rest.getAttribute("data-rest"));
  await expect(rest).toContainText(`${others} 件`);
  expect(owed.reduce((sum, count) => sum + count, others), "nobody is left out").toBe(Number(await late.innerText()));
  await expectAccessible(page, "the day at a glance");
  // No name of a customer: whoever looks at the numbers looks at nobody's file.
  await expect(page.locator(".glance a[href^='#/customers/']")).toHaveCount(0);
  await page.locator(".glance a.row[href^='#/today/']").first().click();
  await expect(page.locator(".detail h1")).toBeVisible();
  await expect(page.locator(".glance")).toHaveCount(0);
  // Where there is no room for both, the list is the page.
  await tablet.go("/today");
  await page.setViewportSize(SIZES["390x844"]);
  await expect(page.locator(".glance")).toBeHidden();
  await expect(page.locator(".list .row").first()).toBeVisible();
  await tablet.close();
});

test("a building offers the work that presses, and a round beside it", async ({ browser }) => {
  const tablet = await demonstration(browser, { viewport: SIZES["390x844"] });
  const { page } = tablet;
  await tablet.go("/buildings");
  // One that owes a round, and one that owes something else.
  const work = page.locator("a.row", { has: page.locator(".clock.late small", { hasText: /養護|清洗|維修|吹掃/ }) });
  await work.first().click();
  const bar = page.locator("footer.bar");
  await expect(bar.locator('[data-act="next-work"]')).toHaveClass(/\bgo\b/);
  await expect(bar.locator('[data-act="round"]')).not.toHaveClass(/\bgo\b/);
  await bar.locator('[data-act="next-work"]').click();
  await expect(page.locator("dialog[open]")).toBeVisible();
  await tablet.press("close-dialog");
  await tablet.go("/buildings");
  const round = page.locator("a.row", { has: page.locator(".clock.late small", { hasText: "巡查" }) });
  await round.first().click();
  await expect(bar.locator('[data-act="round"]')).toHaveClass(/\bgo\b/);
  await expect(bar.locator('[data-act="next-work"]')).toHaveCount(0);
  await tablet.close();
});
