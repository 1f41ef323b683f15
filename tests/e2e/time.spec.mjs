// Times and lengths of time, entered with fingers on a phone.
import { expect, test } from "@playwright/test";
import { openTablet } from "./support/tablet.mjs";

const PHONE = { width: 390, height: 844 };

test("a length of time is answered by one tap, in steps, or typed in hours and minutes, and what is no number is said to be none", async ({ browser }) => {
  const tablet = await openTablet(browser, "A", { viewport: PHONE });
  await tablet.found({ roles: ["service_desk", "supervisor"] });
  await tablet.go("/shifts");
  await tablet.press("new-roster");
  await tablet.press("save");
  await expect(tablet.act("plan")).toBeVisible();
  await tablet.press("plan");
  const field = tablet.field("shift-length");
  const [hours, minutes] = [field.locator("input").nth(0), field.locator("input").nth(1)];
  const stands = async (h, m) => (await expect(hours).toHaveValue(h), await expect(minutes).toHaveValue(m));
  await stands("8", "0");
  await field.locator('[data-value="720"]').click();
  await stands("12", "0");
  const [less, more, fewer, further] = await field.locator(".stepper .btn").all();
  await more.click();
  await stands("13", "0");
  await less.click();
  await further.click();
  await stands("12", "5");
  await minutes.fill("7");
  await further.click();
  await stands("12", "10");
  await fewer.click();
  await fewer.click();
  await fewer.click();
  await stands("11", "55");
  await hours.fill("八");
  await expect(hours).toHaveAttribute("aria-invalid", "true");
  await hours.fill("8");
  await minutes.fill("30");
  await expect(hours).not.toHaveAttribute("aria-invalid", "true");
  await expect(field.locator('[role="radio"][aria-checked="true"]')).toHaveCount(0);
  for (const button of await field.locator("button:visible").all()) {
    const box = await button.boundingBox();
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    expect(box.x + box.width).toBeLessThanOrEqual(PHONE.width);
  }
  await tablet.close();
});

test("a point in time fits on a phone: quick answers in reach, the exact one as large as a finger", async ({ browser }) => {
  const tablet = await openTablet(browser, "A", { viewport: PHONE });
  await tablet.found({ roles: ["service_desk", "supervisor"] });
  await tablet.go("/outages/new");
  for (const name of ["start", "expected"]) {
    const field = tablet.field(name);
    const exact = field.locator("details");
    if ((await exact.getAttribute("open")) === null) await exact.locator("summary").click();
    for (const part of [...(await field.locator("button:visible").all()), field.locator("summary"), field.locator('input[type="datetime-local"]')]) {
      const box = await part.boundingBox();
      expect(box.height, name).toBeGreaterThanOrEqual(44);
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width, name).toBeLessThanOrEqual(PHONE.width);
    }
  }
  // A quick answer is said in words at once.
  await tablet.field("expected").locator("button").first().click();
  await expect(tablet.field("expected").locator("summary b")).not.toBeEmpty();
  await tablet.close();
});
