// Nothing moves under the finger while a screen loads.
import { expect, test } from "@playwright/test";
import { demonstration, settle, SIZES } from "./support/demonstration.mjs";
import { addresses } from "./support/routes.mjs";

/** What is called good: a twentieth of the screen moved by its own height. */
const LIMIT = 0.05;

/** Counts what moves without anybody having touched the screen, and what it was that moved. */
const watch = (page) =>
  page.addInitScript(() => {
    window.moved = [];
    const name = (node) => (node instanceof Element ? `${node.tagName.toLowerCase()}.${node.className}` : "text");
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries()) if (!hadRecentInput) window.moved.push([value, sources.map(({ node }) => name(node)).join(" ")]);
    }).observe({ type: "layout-shift", buffered: true });
  });

const moved = (page) => page.evaluate(() => window.moved.splice(0));
const sum = (shifts) => shifts.reduce((sum, [value]) => sum + value, 0);

for (const [size, opened] of [["1280x800", true], ["800x1280", false], ["390x844", true]]) {
  test(`no screen shifts by more than a twentieth while it ${opened ? "is opened from nothing" : "is gone to"}, ${size}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const tablet = await demonstration(browser, { prepare: watch, viewport: SIZES[size] });
    // A screen that does not come is named at once.
    tablet.page.setDefaultTimeout(20_000);
    const { addresses: routes } = await addresses(tablet.page);
    expect(routes.length).toBeGreaterThan(15);
    const unsteady = [];
    for (const route of routes) {
      await tablet.go(route);
      await moved(tablet.page);
      if (opened) await tablet.reload();
      else {
        await settle(tablet, "/more");
        await moved(tablet.page);
      }
      await settle(tablet, route);
      const shifts = await moved(tablet.page);
      if (sum(shifts) > LIMIT) unsteady.push(`${route} ${sum(shifts).toFixed(3)}: ${shifts.map(([value, what]) => `${value.toFixed(3)} ${what}`).join("; ")}`);
    }
    expect(unsteady).toEqual([]);
    await tablet.close();
  });
}
