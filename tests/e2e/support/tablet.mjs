// A tablet: one browser context with storage of its own, and what a person does with it.
//
// Buttons and fields are found by what they do and hold (`data-act`, `data-field`), so that these tests read the same in every language.
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";

/** Opens the app on a fresh tablet. */
export async function openTablet(browser, name, { url = "./", ...options } = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  // Tests are silent unless they turn the sound on.
  await context.addInitScript(() => localStorage.getItem("huiyin.sound") ?? localStorage.setItem("huiyin.sound", "false"));
  const tablet = new Tablet(name, context, await context.newPage());
  await slowed(tablet.page);
  await tablet.page.goto(url);
  await tablet.started();
  return tablet;
}

/** With SLOW=6 a page has a sixth of the processor: what a test takes for granted too early shows. */
const slowed = async (page) => {
  const rate = Number(process.env.SLOW ?? 1);
  if (rate > 1) await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate });
};

/** A second tablet that is a copy of the first, key included: what a restored disk image is. */
export async function copyTablet(browser, original, name, options = {}) {
  const image = await original.page.evaluate(async () => {
    const wait = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
    const bytes = (value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value);
    const plain = (value) => (ArrayBuffer.isView(value) || value instanceof ArrayBuffer ? { bytes: Array.from(bytes(value)), buffer: value instanceof ArrayBuffer } : { value });
    const database = await wait(indexedDB.open("huiyin"));
    const rooms = {};
    for (const room of database.objectStoreNames) {
      const store = database.transaction(room).objectStore(room);
      const [keys, values] = [await wait(store.getAllKeys()), await wait(database.transaction(room).objectStore(room).getAll())];
      rooms[room] = keys.map((key, index) => [key, plain(values[index])]);
    }
    const version = database.version;
    database.close();
    return { version, rooms, remembered: { ...localStorage } };
  });
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  // A page of the same origin that is not the app.
  await page.goto("./manifest.webmanifest");
  await page.evaluate(async ({ version, rooms, remembered }) => {
    Object.assign(localStorage, remembered);
    const wait = (request) => new Promise((done, failed) => Object.assign(request, { onsuccess: () => done(request.result), onerror: () => failed(request.error) }));
    const request = indexedDB.open("huiyin", version);
    request.onupgradeneeded = () => Object.keys(rooms).forEach((room) => request.result.createObjectStore(room));
    const database = await wait(request);
    for (const [room, entries] of Object.entries(rooms)) {
      for (const [key, { bytes, buffer, value }] of entries) {
        const copy = bytes ? (buffer ? Uint8Array.from(bytes).buffer : Uint8Array.from(bytes)) : value;
        await wait(database.transaction(room, "readwrite").objectStore(room).put(copy, key));
      }
    }
    database.close();
  }, image);
  const tablet = new Tablet(name, context, page);
  await page.goto("./");
  await tablet.started();
  return tablet;
}

export class Tablet {
  constructor(name, context, page) {
    this.name = name;
    this.context = context;
    this.page = page;
    /** What went wrong on the page: uncaught errors and what the content policy refused. */
    this.troubles = [];
    page.on("pageerror", (error) => this.troubles.push(`${name}: ${error}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !/Failed to load resource/.test(message.text())) this.troubles.push(`${name}: ${message.text()}`);
    });
  }

  /** Waits until the app stands in the splash's place. */
  async started() {
    await expect(this.page.locator("#splash")).toHaveCount(0, { timeout: 30_000 });
  }

  /** Waits until every file of this version is on the tablet. */
  async readyForOffline() {
    await this.page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  }

  offline = () => this.context.setOffline(true);
  online = () => this.context.setOffline(false);

  async reload() {
    await this.page.reload();
    await this.started();
  }

  /** Another screen, by its address without `#`: "/cases". */
  async go(path) {
    await this.page.evaluate((hash) => (location.hash = hash), path);
  }

  /** A button or link, by what it does. */
  act = (name) => this.page.locator(`[data-act="${name}"]:visible`).first();

  async press(name) {
    await this.act(name).click();
  }

  /** A field with its label, input and problem. */
  field = (name) => this.page.locator(`[data-field="${name}"]:visible`).first();

  /** Writes into a field, chooses one of its buttons or, with a list, exactly these of its boxes. */
  async fill(name, value) {
    const field = this.field(name);
    if (Array.isArray(value)) {
      // What is seldom meant lies one tap deeper.
      const folded = field.locator("details:not([open])", { has: this.page.locator("[role=checkbox]") });
      if (await folded.count()) await folded.locator("summary").click();
      for (const box of await field.locator("[role=checkbox]").all()) {
        const wanted = value.includes(await box.getAttribute("data-value"));
        if (wanted !== ((await box.getAttribute("aria-checked")) === "true")) await box.click();
      }
      return;
    }
    const input = field.locator("input, textarea, select").first();
    const button = field.locator(`[data-value="${value}"], [data-name="${value}"]`).first();
    await expect(input.or(button).first()).toBeVisible();
    const length = field.locator(".duration input");
    if ((await length.count()) && !(await button.count())) {
      // A length of time, in minutes.
      await length.nth(0).fill(String(Math.floor(value / 60)));
      await length.nth(1).fill(String(value % 60));
    } else if (await button.count()) {
      if ((await button.getAttribute("aria-checked")) !== "true") await button.click();
    } else if (await input.evaluate((node) => node instanceof HTMLSelectElement)) {
      const option = input.locator("option", { hasText: value });
      await input.selectOption((await option.count()) ? { label: value } : value);
    } else {
      await input.fill(value);
    }
  }

  /** Fills several fields of the open form. */
  async fillAll(values) {
    for (const [name, value] of Object.entries(values)) await this.fill(name, value);
  }

  /** Hands a picture to a photo field. */
  async photograph(name, file) {
    await this.field(name).locator('input[type="file"]').setInputFiles(file);
  }

  /** Draws a line on the signature field; on the one of this name where there are several. */
  async sign(name) {
    const canvas = name ? this.field(name).locator("canvas") : this.page.locator("canvas:visible").first();
    // In the middle: what sticks to the foot of a form must not lie over it.
    await canvas.evaluate((node) => node.scrollIntoView({ block: "center" }));
    const box = await canvas.boundingBox();
    const at = (x, y) => [box.x + box.width * x, box.y + box.height * y];
    await this.page.mouse.move(...at(0.2, 0.7));
    await this.page.mouse.down();
    for (const point of [at(0.35, 0.3), at(0.5, 0.7), at(0.65, 0.3), at(0.8, 0.6)]) await this.page.mouse.move(...point, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Chooses somebody of the firm, by name. */
  async choose(name, person) {
    await this.field(name).locator("[role=radio]", { hasText: person }).first().click();
  }

  /** Enrols somebody in the settings. */
  async enrol(person, roles) {
    await this.go("/settings");
    if (!(await this.act("enrol-person").count())) await this.press("section-people");
    await this.press("enrol-person");
    await this.fillAll({ "person-name": person, "person-roles": roles });
    await this.press("save");
    await expect(this.page.locator("[data-person]", { hasText: person })).toBeVisible();
  }

  /** Presses what prints, and answers what would stand on the paper. */
  async printed(act) {
    await this.page.evaluate(() => {
      window.print = () => (window.paper = document.querySelector(".paper").textContent);
      window.paper = null;
    });
    await this.press(act);
    await this.page.waitForFunction(() => window.paper);
    // A number and its unit are held together by a space that does not break; a reader sees a space.
    return this.page.evaluate(() => window.paper.replaceAll("\u00a0", " ").replaceAll("\u2060", ""));
  }

  /** Presses what saves a file and answers its bytes. */
  async download(act) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press(act)]);
    return readFile(await download.path());
  }

  /** Founds an organisation on an empty tablet; its founder is signed in. */
  async found({ firm = "恆暖供熱", kind = "heating", name = "林美惠", roles = ["service_desk"] } = {}) {
    await this.press("found");
    await this.fillAll({ "firm-name": firm, "firm-kind": kind, "your-name": name, "your-roles": roles });
    await this.press("found-go");
    await this.inside();
  }

  /** Joins an organisation by its bundle and says who holds the tablet. */
  async join(bundle, person) {
    await this.press("join");
    await this.importBundle(bundle);
    await this.enter(person);
  }

  /** Answers "who are you?", with a name or else the first of the list. */
  async enter(person) {
    if (person) await this.fill("person", person);
    else await this.field("person").locator("[role=radio]").first().click();
    await this.press("enter");
    await this.inside();
  }

  /** Admits the one device that asks, after comparing its mark. */
  async admit(mark) {
    await this.go("/handoff");
    const asking = this.page.locator("[data-asking]").first();
    await expect(asking.locator("[data-mark]")).toHaveAttribute("data-mark", mark);
    await asking.locator('[data-act="admit"]').click();
    await asking.locator('[data-act="admit-sure"]').click();
    await expect(this.page.locator("[data-asking]")).toHaveCount(0);
  }

  /** This device's mark, as an administrator compares it. */
  async mark() {
    await this.go("/handoff");
    return this.page.locator("[data-own-mark]").getAttribute("data-own-mark");
  }

  /** Waits for the frame of the app. */
  async inside() {
    await expect(this.page.locator("nav.rail")).toBeVisible();
  }

  /** Gives a bundle to the open page, where a place for one is: joining, or Handoff. */
  async importBundle(bytes, name = "huiyin-bundle.json") {
    const input = this.page.locator('[data-field="bundle"] input[type="file"]').first();
    await input.setInputFiles({ name, mimeType: "application/json", buffer: bytes });
  }

  /** The whole ledger, or with `act` "give-since" only what the other is not known to hold, as the bytes of the file that the tablet saves. */
  async exportBundle(act = "give-all") {
    await this.go("/handoff");
    // Where a likeliest receiver is offered first, the whole ledger lies one tap deeper.
    const deeper = this.page.locator("details:not([open])", { has: this.page.locator(`[data-act="${act}"]`) });
    await expect(this.page.locator(`[data-act="${act}"]`).first()).toBeAttached();
    if (!(await this.act(act).count())) await deeper.first().locator("summary").click();
    await this.press(act);
    return this.download("download");
  }

  /** Says on the tablet that nothing went wrong on it, and puts it away. */
  async close() {
    expect(this.troubles).toEqual([]);
    await this.context.close();
  }
}
