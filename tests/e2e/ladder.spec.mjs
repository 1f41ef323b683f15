// A request climbs from the hotline over the customer's own screen to their door (P01 十), and a damage that the user has caused is
// confirmed by their signature (P10.09.06c): over tablets that meet by bundles.
import { expect, test } from "@playwright/test";
import { HOUR, joined, meet, refused, step, wall } from "./support/firm.mjs";
import { openTablet } from "./support/tablet.mjs";

const firm = async (browser) => {
  const desk = await openTablet(browser, "desk");
  await desk.found({ name: "林小雨", roles: ["service_desk"] });
  await desk.enrol("馬師傅", ["technician"]);
  return desk;
};

test("a request goes from the hotline over a remote session with consent to the site, on two tablets", async ({ browser }) => {
  const desk = await firm(browser);
  await desk.go("/take");
  await desk.fillAll({ kind: "request", words: "溫控面板打不開", customer: "王建國", phone: "13800004821", wanted: "能調溫度" });
  await desk.fill("promise", wall(Date.now() + 24 * HOUR));
  await desk.press("save");
  await expect(desk.page.locator(".detail h1")).toHaveText("溫控面板打不開");
  const address = new URL(desk.page.url()).hash.slice(1);

  // Nothing is opened at the customer's without their word, and nobody is sent before both steps have failed.
  await refused(desk, "begin_session", "P01.10.22");
  await refused(desk, "assign", "P01.10.23");
  await step(desk, "guide", { guidance: "長按電源五秒", helped: "no" });
  await step(desk, "fail_step", { reason: "面板沒有反應" });
  await step(desk, "consent", { by: "王建國", system: "溫控系統" });
  await step(desk, "begin_session", { fault: "控制器離線", customers_technician: "小王" });
  await step(desk, "end_session", { changed: "重設了網路，仍離線" });
  await step(desk, "fail_step", { reason: "控制器無回應" });
  await desk.page.locator('.acts [data-act="assign"]').first().click();
  await desk.fill("technician", "馬師傅");
  await desk.press("save");
  await expect(desk.page.locator(".sheet form")).toHaveCount(0);

  const field = await joined(browser, desk, "馬師傅");
  await field.go("/today");
  await expect(field.page.locator(".rows")).toContainText("溫控面板打不開");
  await field.go(address);
  await step(field, "set_out");
  await step(field, "reach_site");
  await field.page.locator('.acts [data-act="solve"]').first().click();
  await field.fill("what", "換了控制器");
  await field.sign("signature");
  await field.press("save");
  await expect(field.page.locator(".sheet form")).toHaveCount(0);
  await meet(field, desk);

  await desk.go(address);
  await expect(desk.page.locator(".detail .time")).toContainText("換了控制器");
  await expect(desk.page.locator(".detail .time")).toContainText("王建國");
  await expect(desk.page.locator(".detail .time")).toContainText("到達");
  for (const tablet of [desk, field]) await tablet.close();
});

test("a damage that the user has caused is confirmed by their signature and known in the office", async ({ browser }) => {
  const desk = await firm(browser);
  await desk.go("/take");
  await desk.fillAll({ symptom: "dripping", words: "暖氣片閥門斷了", customer: "王建國", phone: "13800004821", address: "育才街 18 號 1-302", scope: "company" });
  await desk.press("save");
  await expect(desk.page.locator(".detail .due")).toBeVisible();
  const address = new URL(desk.page.url()).hash.slice(1);
  await desk.page.locator('.acts [data-act="notify"]').first().click();
  await desk.fill("to", "馬師傅");
  await desk.press("save");
  await expect(desk.page.locator(".sheet form")).toHaveCount(0);

  const field = await joined(browser, desk, "馬師傅");
  await field.go(address);
  await step(field, "arrive", { courtesy: ["0", "1", "2", "3", "4", "5"] });
  const confirm = async (sign) => {
    const button = field.page.locator('.acts [data-act="damage_by_user"]').first();
    if (!(await button.isVisible())) await field.page.locator(".acts details.more-acts > summary").first().click();
    await button.click();
    await field.fillAll({ what: "自行拆閥門造成", agrees: "yes", words: "是我拆的" });
    if (sign) await field.sign("signature");
    await field.press("save");
  };
  // Without a signature it is not confirmed, and the form says by which rule.
  await confirm(false);
  await expect(field.page.locator('.sheet [role="alert"]', { hasText: "P10.09.06c" })).toBeVisible();
  await field.sign("signature");
  await field.press("save");
  await expect(field.page.locator(".sheet form")).toHaveCount(0);
  await meet(field, desk);
  await desk.go(address);
  await expect(desk.page.locator(".detail .time")).toContainText("自行拆閥門造成");
  await expect(desk.page.locator(".detail .time img").first()).toBeVisible();
  for (const tablet of [desk, field]) await tablet.close();
});
