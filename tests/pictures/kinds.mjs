// What one address of a route does not show: a case of every kind at every stage, a paper of every kind, every part of the settings, and each
// sheet that a button prints.
import { settle } from "../e2e/support/demonstration.mjs";

/** How a thing differs from its neighbours, in words that make a name for a file. */
const told = {
  cases: [".head .chip:first-child", ".stages .now > span"],
  papers: [".head .chip:nth-child(2)", ".head [data-state]"],
  visits: ["[data-act^='print-']"],
};

/** `[name, address]` of one thing of each kind that the lists of the demonstration lead to. */
export async function kinds(tablet) {
  const { page } = tablet;
  const size = page.viewportSize();
  // A long list draws only what is seen.
  await page.setViewportSize({ width: 1280, height: 4000 });
  const found = new Map();
  for (const [place, marks] of Object.entries(told)) {
    await settle(tablet, `/${place}`);
    const links = new Set();
    const collect = async () => {
      await page.waitForTimeout(100);
      const hrefs = await page.locator(`main a.row[href^="#/${place}/"]`).evaluateAll((rows) => rows.map((row) => row.getAttribute("href").slice(1)));
      for (const href of hrefs.filter((href) => /\/[0-9a-f-]{30,}$/.test(href) && !/inspect/.test(href))) links.add(href);
    };
    await collect();
    const words = page.locator(".list .filters button[aria-pressed]");
    for (let at = 0; at < (await words.count()); at += 1) {
      await words.nth(at).click();
      await collect();
      await words.nth(at).click();
    }
    for (const address of links) {
      await settle(tablet, address);
      const parts = await page.evaluate((marks) => marks.map((mark) => document.querySelector(`.detail ${mark}, main ${mark}`)?.firstChild?.textContent ?? ""), marks);
      const name = [place, ...parts].map((part) => part.replace(/[\d\s/]+.*$/, "")).filter(Boolean).join("-");
      if (!found.has(name)) found.set(name, address);
    }
  }
  // What lies folded on the page of the settings has an address of its own.
  await settle(tablet, "/settings");
  const parts = await page.locator(".fold[data-section]").evaluateAll((all) => all.map((part) => part.dataset.section));
  for (const part of parts) found.set(`settings-${part}`, `/settings/${part}`);
  await page.setViewportSize(size);
  return [...found];
}

/** Photographs every sheet that this address prints; answers how many. */
export async function papers(tablet, address, path) {
  const { page } = tablet;
  await settle(tablet, address);
  await page.evaluate(() => {
    document.querySelectorAll("details").forEach((part) => (part.open = true));
    // What is printed goes with the dialog of the browser; a copy of it stays.
    window.print = () => {
      const paper = document.querySelector(".paper");
      if (paper) document.body.append(Object.assign(paper.cloneNode(true), { id: "kept" }));
      window.dispatchEvent(new Event("afterprint"));
    };
  });
  const buttons = page.locator('main [data-act^="print-"]:visible');
  const count = await buttons.count();
  for (let at = 0; at < count; at += 1) {
    const act = await buttons.nth(at).getAttribute("data-act");
    await buttons.nth(at).click();
    const came = await page.locator("#kept").waitFor({ state: "attached", timeout: 3_000 }).then(() => true, () => false);
    if (!came) continue;
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 688, height: 1002 });
    await page.screenshot({ path: `${path}-${act}.png`, fullPage: true });
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => document.querySelector("#kept").remove());
  }
  return count;
}
