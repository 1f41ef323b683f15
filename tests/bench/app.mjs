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
  }
  const ends = (await marked(page, "huiyin:commit:end")).slice(-COMMITS);
  const starts = (await marked(page, "huiyin:commit:start")).slice(-COMMITS);
  const commits = ends.map((end, at) => end - starts[at]);
  const heapAfterCommits = await heap(page);

  await tablet.go("/today");
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName("huiyin:agenda-painted").length > 0);
  const [open] = await marked(page, "huiyin:agenda-painted");
  return {
    import: importing,
    commit: percentile(commits, 50),
    commit95: percentile(commits, 95),
    open,
    heapAfterImport,
    heapAfterCommits,
    heapAfterOpen: await heap(page),
  };
}
