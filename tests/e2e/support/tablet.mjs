// A tablet: one browser context with storage of its own, and what a person does with it.
//
// Buttons and fields are found by what they do and hold (`data-act`, `data-field`), so that these tests read the same in every language.
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";

/** Opens the app on a fresh tablet. */
export async function openTablet(browser, name, { url = "./", ...options } = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const tablet = new Tablet(name, context, await context.newPage());
  await tablet.page.goto(url);
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

  /** What a field of a form is written into. */
  field = (name) => this.page.locator(`[data-field="${name}"]`).locator("input, textarea, select").first();

  async press(name) {
    await this.act(name).click();
  }

  /** Writes into a field, picks from a list, ticks a box. */
  async fill(name, value) {
    const field = this.field(name);
    const kind = await field.evaluate((node) => (node instanceof HTMLSelectElement ? "select" : node.type));
    if (kind === "select") await field.selectOption(value);
    else if (kind === "checkbox") await field.setChecked(value);
    else if (kind === "radio") await this.page.locator(`[data-field="${name}"] input[value="${value}"]`).check();
    else if (kind === "file") await field.setInputFiles(value);
    else await field.fill(value);
  }

  /** Fills several fields of the open form. */
  async fillAll(values) {
    for (const [name, value] of Object.entries(values)) await this.fill(name, value);
  }

  /** Draws a line on the signature field. */
  async sign() {
    const box = await this.page.locator("canvas:visible").first().boundingBox();
    const at = (x, y) => [box.x + box.width * x, box.y + box.height * y];
    await this.page.mouse.move(...at(0.2, 0.7));
    await this.page.mouse.down();
    for (const point of [at(0.35, 0.3), at(0.5, 0.7), at(0.65, 0.3), at(0.8, 0.6)]) await this.page.mouse.move(...point, { steps: 4 });
    await this.page.mouse.up();
  }

  /** Presses what saves a file and answers its bytes. */
  async download(act) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.press(act)]);
    return readFile(await download.path());
  }

  /** Gives a bundle to the open page: the welcome page joins with it, Handoff merges it. */
  async importBundle(bytes, name = "huiyin-bundle.json") {
    const input = this.page.locator('[data-field="bundle"] input[type="file"], input[type="file"][data-field="bundle"]').first();
    await input.setInputFiles({ name, mimeType: "application/json", buffer: bytes });
  }

  /** The whole ledger, or with `act` "give-since" only what the other is not known to hold, as the bytes of the file that the tablet saves. */
  async exportBundle(act = "give-all") {
    await this.go("/handoff");
    return this.download(act);
  }

  /** After joining: says who holds the tablet, the first on the list. */
  async signIn() {
    await this.press("sign-in");
    await expect(this.page.locator("nav")).toBeVisible();
  }

  /** Says on the tablet that nothing went wrong on it, and puts it away. */
  async close() {
    expect(this.troubles).toEqual([]);
    await this.context.close();
  }
}
