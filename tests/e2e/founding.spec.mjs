// From an empty tablet to a firm on two of them.
import { test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { openTablet } from "./support/tablet.mjs";

test("a firm is founded on one tablet and joined from another", async ({ browser }) => {
  const a = await openTablet(browser, "A");
  await expectAccessible(a.page, "welcome");
  await a.found();
  const bundle = await a.exportBundle();
  const b = await openTablet(browser, "B");
  await b.join(bundle, "林美惠");
  await b.reload();
  await b.inside();
  await a.close();
  await b.close();
});
