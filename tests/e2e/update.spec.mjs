// A new version comes only when the person agrees, whole or not at all.
import { expect, test } from "@playwright/test";
import { site } from "./support/site.mjs";
import { openTablet } from "./support/tablet.mjs";

const mark = "<!-- the next version -->";
// What is appended to the page stands behind its root element.
const hasMark = (page) => page.evaluate((mark) => [...document.childNodes].some((node) => mark === `<!--${node.data}-->`), mark);
const lookForUpdate = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
const versions = (page) => page.evaluate(() => caches.keys());

let host;
test.beforeEach(async () => {
  host = await site();
});
test.afterEach(() => host.close());

test("a new version waits for the person's word and then takes every page with one reload", async ({ browser }) => {
  const tablet = await openTablet(browser, "A", { url: host.url });
  await tablet.found();
  await tablet.readyForOffline();
  const [before] = await versions(tablet.page);
  const second = await tablet.context.newPage();
  await second.goto(host.url);

  await host.append("index.html", mark);
  await host.publish();
  await lookForUpdate(tablet.page);
  await tablet.page.waitForSelector('html[data-update="ready"]');
  // Both versions are on the device; the pages keep to the old one, also after a reload.
  expect(await versions(tablet.page)).toHaveLength(2);
  await tablet.reload();
  expect(await hasMark(tablet.page)).toBe(false);
  await tablet.page.waitForSelector('html[data-update="ready"]');

  let loads = 0;
  tablet.page.on("load", () => (loads += 1));
  const reloaded = [tablet.page.waitForEvent("load"), second.waitForEvent("load")];
  await tablet.press("update");
  await Promise.all(reloaded);
  await tablet.started();
  expect(await hasMark(tablet.page)).toBe(true);
  expect(await hasMark(second)).toBe(true);
  expect(loads).toBe(1);
  const after = await versions(tablet.page);
  expect(after).toHaveLength(1);
  expect(after).not.toContain(before);
  await tablet.offline();
  await tablet.reload();
  expect(await hasMark(tablet.page)).toBe(true);
  await tablet.close();
});

test("a host that changed only half of its files installs nothing", async ({ browser }) => {
  const tablet = await openTablet(browser, "A", { url: host.url });
  await tablet.readyForOffline();
  const before = await versions(tablet.page);
  await host.append("boot.js", "// one\n");
  await host.publish();
  await host.append("boot.js", "// and one that the list does not know\n");
  const end = await tablet.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise((done) => registration.addEventListener("updatefound", () => done(registration.installing)));
    await registration.update().catch(() => {});
    const worker = await found;
    if (worker.state === "installing") await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
    return worker.state;
  });
  expect(end).toBe("redundant");
  await tablet.offline();
  await tablet.reload();
  expect(await versions(tablet.page)).toEqual(before);
  await tablet.context.close();
});

test("the kill switch takes the worker and its files off the device and leaves the data", async ({ browser }) => {
  const tablet = await openTablet(browser, "A", { url: host.url });
  await tablet.readyForOffline();
  const databases = () => tablet.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());
  await tablet.page.evaluate(
    () => new Promise((done) => (indexedDB.open("somebody's work").onsuccess = (event) => done(event.target.result.close()))),
  );
  const before = await databases();
  await host.replace("sw.js", "tools/kill-switch.js");
  const back = tablet.page.waitForEvent("load");
  await lookForUpdate(tablet.page).catch(() => {});
  await back;
  expect(await versions(tablet.page)).toEqual([]);
  expect(await databases()).toEqual(before);
  expect(before).toContain("somebody's work");
  await tablet.context.close();
});
