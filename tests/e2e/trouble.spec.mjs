// What goes badly wrong: the program stops, the storage fails, the ledger is damaged. Data stay, and the tablet says what to do.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.mjs";
import { SIZES, THEMES } from "./support/demonstration.mjs";
import { take } from "./support/handoff.mjs";
import { openTablet } from "./support/tablet.mjs";

const register = async (tablet, name) => {
  await tablet.go("/customers/new");
  await tablet.fillAll({ name, phone: "13800004821" });
  await tablet.press("save");
};

/** The same where it succeeds: saving leads to the new file, and whoever went elsewhere before would be led back. */
const registered = async (tablet, name) => {
  await register(tablet, name);
  await expect(tablet.page.locator("h1", { hasText: name }).first()).toBeVisible();
};

const knows = async (tablet, name) => {
  await tablet.go("/customers");
  await expect(tablet.page.locator("a", { hasText: name }).first()).toBeVisible();
};

/** From now on the browser refuses one element, once: what builds the page meets what it never expects. */
const breakOnce = (page) =>
  page.evaluate(() => {
    const create = Document.prototype.createElement;
    Document.prototype.createElement = () => {
      Document.prototype.createElement = create;
      throw new Error("refused on purpose");
    };
  });

const saved = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return JSON.parse(await readFile(await download.path(), "utf8"));
};

test("when the program stops, the page says that data are safe, gives the ledger, and what was typed is there after a reload", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.found();
  await registered(tablet, "王建國");
  await tablet.go("/take");
  await tablet.fill("kind", "request");
  await tablet.fill("words", "繳費單在哪裡看？");
  await tablet.readyForOffline();
  await tablet.offline();

  await breakOnce(tablet.page);
  await tablet.go("/cases");
  const page = tablet.page.locator('[data-trouble="crashed"]');
  await expect(page).toBeVisible();
  await expect(page).toContainText("您的資料是安全的");
  await expect(tablet.page.locator("nav.rail")).toHaveCount(0);
  expect(tablet.troubles.join("\n")).toContain("panicked");
  await expectAccessible(tablet.page, "stopped");
  for (const size of [{ width: 1280, height: 800 }, { width: 800, height: 1280 }, { width: 390, height: 844 }]) {
    await tablet.page.setViewportSize(size);
    for (const act of ["reload", "rescue"]) {
      const box = await tablet.act(act).boundingBox();
      expect(box.height, act).toBeGreaterThanOrEqual(44);
      expect(box.x + box.width).toBeLessThanOrEqual(size.width);
    }
  }

  // The raw ledger, without a network, by a page that needs nothing of the program.
  const rescue = await saved(tablet.page, () => tablet.press("rescue"));
  expect(rescue.format).toBe("huiyin-rescue");
  const rooms = rescue.databases.find(({ name }) => name === "huiyin").stores;
  const texts = rooms.segments.map(([, value]) => Buffer.from(value.base64, "base64").toString());
  expect(texts.join("")).toContain("王建國");
  expect(rooms.meta.map(([key]) => key)).not.toContain("identity");

  await tablet.page.locator('a[href="./"]').click();
  await tablet.started();
  await tablet.inside();
  await knows(tablet, "王建國");
  await tablet.go("/take");
  await expect(tablet.field("words").locator("textarea, input").first()).toHaveValue("繳費單在哪裡看？");
  await registered(tablet, "周敏");
  await knows(tablet, "周敏");
  await tablet.context.close();
});

test("the button of the page that says so opens the app again", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.found();
  await registered(tablet, "王建國");
  await breakOnce(tablet.page);
  await tablet.go("/settings");
  await expect(tablet.page.locator('[data-trouble="crashed"]')).toBeVisible();
  await tablet.press("reload");
  await tablet.started();
  await tablet.inside();
  await expect(tablet.page.locator("[data-trouble]")).toHaveCount(0);
  await knows(tablet, "王建國");
  await tablet.context.close();
});

for (const [fault, words, break_] of [
  [
    "is full",
    "空間不夠",
    () => {
      window.put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
      window.mend = () => (IDBObjectStore.prototype.put = window.put);
    },
  ],
  [
    "is cut off",
    "斷了連線",
    () => {
      window.transaction = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException("Connection to Indexed Database server lost", "InvalidStateError");
      };
      window.mend = () => (IDBDatabase.prototype.transaction = window.transaction);
    },
  ],
]) {
  test(`while the storage ${fault} the tablet can only be read and says why, and afterwards it goes on`, async ({ browser }) => {
    const tablet = await openTablet(browser, "A");
    await tablet.found();
    await registered(tablet, "王建國");
    await tablet.page.evaluate(break_);
    await register(tablet, "周敏");
    const banner = tablet.page.locator('[data-trouble="storage"]');
    await expect(banner).toBeVisible();
    await expect(banner).toContainText("暫時只能看");
    await expect(banner).toContainText(words);
    await expectAccessible(tablet.page, fault);
    // Not there, and not said to be; what was typed stays.
    await expect(tablet.field("name").locator("input").first()).toHaveValue("周敏");
    await knows(tablet, "王建國");
    await expect(tablet.page.locator("a", { hasText: "周敏" })).toHaveCount(0);
    await expect(banner).toBeVisible();
    await tablet.press("try-storage");
    await expect(banner).toContainText(words);

    await tablet.page.evaluate(() => window.mend());
    await tablet.press("try-storage");
    await expect(banner).toHaveCount(0);
    await registered(tablet, "周敏");
    await tablet.reload();
    await knows(tablet, "周敏");
    await tablet.close();
  });
}

/** A byte on the disk has turned. Without the folded pages every entry is read at the next opening. */
const turnByte = (page, { pages }) =>
  page.evaluate(async (pages) => {
    const asked = (request) =>
      new Promise((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => failed(request.error);
      });
    const database = await asked(indexedDB.open("huiyin"));
    const rooms = database.transaction(["segments", "meta"], "readwrite");
    const segments = rooms.objectStore("segments");
    let turned = 0;
    for (const key of await asked(segments.getAllKeys())) {
      const text = new TextDecoder().decode(await asked(segments.get(key)));
      if (!text.includes("王建國")) continue;
      await asked(segments.put(new TextEncoder().encode(text.replace("王建國", "王建图")), key));
      turned += 1;
    }
    if (!turned) throw new Error("not where it was expected");
    if (!pages) await asked(rooms.objectStore("meta").delete("watermark"));
    database.close();
  }, pages);

test("a ledger that cannot be read is not taken for an empty one: nothing is founded over it, and it is saved as it lies", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.found();
  await registered(tablet, "王建國");
  // Beside the app, which writes its pages when it is left.
  await tablet.page.goto("./manifest.webmanifest");
  await turnByte(tablet.page, { pages: false });
  await tablet.page.goto("./");
  await tablet.started();
  const page = tablet.page.locator('[data-trouble="cannot-open"]');
  await expect(page).toContainText("已停止寫入");
  await expect(tablet.act("found")).toHaveCount(0);
  await expectAccessible(tablet.page, "damaged");
  const rescue = await saved(tablet.page, () => tablet.press("rescue"));
  expect(rescue.databases[0].stores.segments.length).toBeGreaterThan(0);
  await tablet.close();
});

/** Every byte of a database, by room and key. */
const everything = (page, name) =>
  page.evaluate(async (name) => {
    const asked = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
    const database = await asked(indexedDB.open(name));
    const rooms = {};
    for (const room of database.objectStoreNames) {
      const store = database.transaction(room).objectStore(room);
      const [keys, values] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
      rooms[room] = keys.map((key, at) => [key, Array.from(new Uint8Array(values[at].buffer ?? values[at]))]);
    }
    database.close();
    return JSON.stringify(rooms);
  }, name);

test("beside a damaged ledger a new one begins with what verifies; the damaged one stays as it lies, and a colleague's bundle brings the rest", async ({ browser }) => {
  const office = await openTablet(browser, "A");
  await office.found();
  const bundle = await office.exportBundle();
  const tablet = await openTablet(browser, "B");
  await tablet.join(bundle, "林美惠");
  await registered(tablet, "王建國");
  await registered(tablet, "周敏");
  const mark = await tablet.mark();
  await take(office, await tablet.exportBundle());
  await office.admit(mark);
  await knows(office, "王建國");
  await take(tablet, await office.exportBundle());
  await registered(tablet, "趙剛");

  await tablet.page.goto("./manifest.webmanifest");
  await turnByte(tablet.page, { pages: false });
  const damaged = await everything(tablet.page, "huiyin");
  await tablet.page.goto("./");
  await tablet.started();
  await expect(tablet.page.locator('[data-trouble="cannot-open"]')).toBeVisible();
  await tablet.press("rebuild");
  await expect(tablet.page.locator('[data-trouble="rebuild"]')).toBeVisible();
  await expectAccessible(tablet.page, "before rebuilding");
  await tablet.press("rebuild-go");
  const outcome = tablet.page.locator('[data-trouble="rebuilt"]');
  await expect(outcome).toBeVisible();
  expect(Number(await outcome.locator('[data-count="taken"]').textContent())).toBeGreaterThan(2);
  await expect(outcome.locator('[data-count="without-text"]')).toHaveText("1");
  await expect(outcome.locator('[data-count="own-left"]')).toHaveCount(0);
  await expectAccessible(tablet.page, "rebuilt");
  await tablet.press("open-rebuilt");
  await tablet.started();

  // The same person on what is a new device by its key, under the name that it had.
  await tablet.enter("林美惠");
  await knows(tablet, "周敏");
  await knows(tablet, "趙剛");
  await expect(tablet.page.locator("a", { hasText: "王建國" })).toHaveCount(0);
  await take(tablet, await office.exportBundle());
  await knows(tablet, "王建國");
  expect(await everything(tablet.page, "huiyin")).toBe(damaged);
  const renewed = await tablet.mark();
  expect(renewed).not.toBe(mark);
  await registered(tablet, "李紅");
  await take(office, await tablet.exportBundle());
  await office.go("/handoff");
  await expect(office.page.locator("[data-replaces]")).toBeVisible();
  await office.admit(renewed);
  await knows(office, "李紅");

  // It is opened again at the next start, and both ledgers are in what is saved.
  await tablet.reload();
  await knows(tablet, "李紅");
  await tablet.go("/settings");
  await expect(tablet.page.locator("[data-earlier]")).toBeVisible();
  const rescue = await saved(tablet.page, () => tablet.press("rescue"));
  expect(rescue.databases.map(({ name }) => name).sort()).toEqual(["huiyin", "huiyin-2"]);
  await tablet.close();
  await office.close();
});

test("a ledger whose table of feeds cannot be read opens nothing, and a new one begins beside it", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.found();
  await registered(tablet, "王建國");
  const bundle = await tablet.exportBundle();
  await tablet.page.goto("./manifest.webmanifest");
  await tablet.page.evaluate(async () => {
    const asked = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
    const database = await asked(indexedDB.open("huiyin"));
    await asked(database.transaction("meta", "readwrite").objectStore("meta").put(new TextEncoder().encode('{"torn'), "feeds"));
    database.close();
  });
  await tablet.page.goto("./");
  await tablet.started();
  await expect(tablet.page.locator('[data-trouble="cannot-open"]')).toBeVisible();
  await tablet.press("rebuild");
  await tablet.press("rebuild-go");
  await expect(tablet.page.locator('[data-trouble="rebuilt"] [data-count="taken"]')).toHaveText("0");
  await tablet.press("open-rebuilt");
  await tablet.started();
  await tablet.join(bundle, "林美惠");
  await knows(tablet, "王建國");
  await tablet.close();
});

test("a second tab says on every page that it only reads, also before anybody has signed in, and takes over by one tap", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  const second = await tablet.context.newPage();
  await second.goto("./");
  const notice = second.locator('[data-act="take-over"]');
  await expect(notice).toBeVisible();
  await expectAccessible(second, "second tab");
  await notice.click();
  await expect(notice).toHaveCount(0);
  await expect(tablet.act("take-over")).toBeVisible();
  await tablet.context.close();
});

test("on a phone and on a tablet every page for what goes wrong can be read and tapped, in light, dark and sun", async ({ browser }) => {
  const tablet = await openTablet(browser, "A", { reducedMotion: "reduce" });
  await tablet.found();
  await registered(tablet, "王建國");
  await tablet.page.goto("./manifest.webmanifest");
  await turnByte(tablet.page, { pages: false });
  await tablet.page.goto("./");
  await tablet.started();
  await expect(tablet.page.locator('[data-trouble="cannot-open"]')).toBeVisible();
  for (const open of [false, true]) {
    if (open) await tablet.press("rebuild");
    for (const size of Object.values(SIZES)) {
      await tablet.page.setViewportSize(size);
      for (const theme of THEMES) {
        await tablet.page.evaluate((theme) => (document.documentElement.dataset.theme = theme), theme);
        await expectAccessible(tablet.page, `damaged ${size.width} ${theme}`);
      }
      for (const button of await tablet.page.locator(`${open ? "dialog[open]" : ".plain"} [data-act]:visible`).all()) {
        const box = await button.boundingBox();
        expect(box.height).toBeGreaterThanOrEqual(44);
        expect(box.x + box.width).toBeLessThanOrEqual(size.width + 0.5);
      }
    }
  }
  await tablet.close();
});

test("damage that is found while a bundle is made stops the writing and stays on the screen; the bundle is not made", async ({ browser }) => {
  const tablet = await openTablet(browser, "A");
  await tablet.found();
  await registered(tablet, "王建國");
  // What is folded is on disk before the damage: the next opening does not read the entries.
  await tablet.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  await expect
    .poll(() =>
      tablet.page.evaluate(async () => {
        const database = await new Promise((done) => (indexedDB.open("huiyin").onsuccess = (event) => done(event.target.result)));
        const marks = await new Promise((done) => (database.transaction("meta").objectStore("meta").get("watermark").onsuccess = (event) => done(event.target.result)));
        database.close();
        return marks !== undefined;
      }),
    )
    .toBe(true);
  await turnByte(tablet.page, { pages: true });
  await tablet.reload();
  await expect(tablet.page.locator('[data-screen="damaged"]')).toHaveCount(0);
  await tablet.go("/handoff");
  await tablet.press("give-all");
  await expect(tablet.page.locator('[role="alert"]').filter({ hasText: "已停止寫入" }).first()).toBeVisible();
  await expect(tablet.act("download")).toHaveCount(0);
  const damaged = tablet.page.locator('[data-screen="damaged"]');
  await expect(damaged).toBeVisible({ timeout: 20_000 });
  await register(tablet, "周敏");
  await expect(tablet.page.locator("h1", { hasText: "周敏" })).toHaveCount(0);
  await knows(tablet, "王建國");
  await expect(damaged).toBeVisible();
  const rescue = await saved(tablet.page, () => damaged.locator('[data-act="rescue"]').click());
  expect(rescue.format).toBe("huiyin-rescue");
  await tablet.context.close();
});
