// One round of the app itself: takes the bundle, commits, opens again. The app marks its own work with performance marks.
import { percentile } from "./page/measure.js";
import { Tablet } from "../e2e/support/tablet.mjs";

const COMMITS = 50;

const marked = (page, name) => page.evaluate((name) => performance.getEntriesByName(name).map(({ startTime }) => startTime), name);
const heap = (page) =>
  page.evaluate(() => {
    let bytes = Number.NaN;
    window.dispatchEvent(new CustomEvent("huiyin:heap", { detail: (size) => (bytes = size) }));
    return bytes / 2 ** 20;
  });

export async function app(context, url, bundle) {
  const tablet = new Tablet("bench", context, await context.newPage());
  const { page } = tablet;
  await page.goto(url);
  await tablet.started();

  await tablet.press("join");
  await tablet.importBundle(bundle);
  await page.waitForFunction(() => performance.getEntriesByName("huiyin:import:end").length > 0, null, { timeout: 120_000 });
  const importing = (await marked(page, "huiyin:import:end"))[0] - (await marked(page, "huiyin:import:start"))[0];
  const heapAfterImport = await heap(page);

  await tablet.enter();
  await tablet.go("/cases");
  await page.locator('a.row[href^="#/cases/"]').first().click();
  const before = (await marked(page, "huiyin:commit:end")).length;
  for (let commit = 0; commit < COMMITS; commit += 1) {
    await tablet.press("note");
    await tablet.fill("text", `note ${commit}`);
    await tablet.press("save");
    await page.waitForFunction((done) => performance.getEntriesByName("huiyin:commit:end").length > done, before + commit);
    // The form goes a moment after the commit; one that is opened before that would go with it.
    await page.locator("dialog[open]").waitFor({ state: "detached" });
  }
  const ends = (await marked(page, "huiyin:commit:end")).slice(-COMMITS);
  const starts = (await marked(page, "huiyin:commit:start")).slice(-COMMITS);
  const commits = ends.map((end, at) => end - starts[at]);
  const heapAfterCommits = await heap(page);

  await tablet.go("/today");
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName("huiyin:agenda-painted").length > 0);
  const [open] = await marked(page, "huiyin:agenda-painted");
  const interactions = await interact(tablet, context);
  return {
    import: importing,
    commit: percentile(commits, 50),
    commit95: percentile(commits, 95),
    open,
    heapAfterImport,
    heapAfterCommits,
    heapAfterOpen: await heap(page),
    interaction: percentile(interactions, 50),
    interactionWorst: Math.max(...interactions),
  };
}

/** How long a tap or a key waits for the picture that answers it, on a processor made four times slower, as the browser times it itself. */
async function interact(tablet, context) {
  const { page } = tablet;
  await page.waitForTimeout(2_000);
  await page.evaluate(() => {
    window.waits = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => entry.interactionId && window.waits.push({ name: entry.name, wait: entry.duration }))).observe({ type: "event", durationThreshold: 16 });
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const settle = () => page.waitForTimeout(900);
  for (const place of ["#/cases", "#/customers", "#/today"]) {
    await page.locator(`nav.rail .tab[href="${place}"]`).click();
    await settle();
  }
  await page.locator('.rows a[href^="#/today/"]').first().click();
  await settle();
  await page.locator('nav.rail .tab[href="#/cases"]').click();
  await settle();
  await page.locator('main input[type="search"]').click();
  for (const key of ["1", "3", "Backspace"]) {
    await page.keyboard.press(key);
    await settle();
  }
  await page.locator('main a.row[href^="#/cases/"]').first().click();
  await settle();
  await page.locator('[data-act="note"]:visible').first().click();
  await settle();
  await page.keyboard.press("a");
  await settle();
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const waits = await page.evaluate(() => window.waits);
  // What took less than the shortest that is reported was as quick as can be.
  return waits.length ? waits.map(({ wait }) => wait) : [16];
}
