// Each language by itself: in English no Chinese character stands on a screen, in simplified Chinese no traditional one, but names people gave.
import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { dress, settle } from "./support/demonstration.mjs";
import { putInForce } from "./support/firm.mjs";
import { addresses } from "./support/routes.mjs";
import { openTablet } from "./support/tablet.mjs";

/** Text and spoken names on the page, but what says by `lang` that it is another language. */
const spoken = () => {
  const own = document.documentElement.lang;
  const here = (element) => !element.closest(`[lang]:not([lang="${own}"])`);
  const read = ["aria-label", "placeholder", "title", "alt", "data-label"];
  // The register quotes the terms of its original in any language; tests/tidy looks after its texts.
  const quoted = (element) => element.closest("[data-clause] .must, [data-clause] dd");
  const words = [];
  for (const element of document.querySelectorAll("body *")) {
    if (!here(element) || quoted(element) || element.matches("script, style")) continue;
    for (const name of read) if (element.hasAttribute(name)) words.push(element.getAttribute(name));
    for (const node of element.childNodes) if (node.nodeType === 3) words.push(node.data);
  }
  return words.filter((text) => text.trim());
};

async function firm(browser, name) {
  const tablet = await openTablet(browser, "A");
  await dress(tablet, { language: "en", theme: "light" });
  await tablet.found({ firm: name, name, roles: ["service_desk", "technician"] });
  // With every regulation in force the firm has every place.
  await putInForce(tablet, Array.from({ length: 15 }, (_, at) => `P${String(at + 1).padStart(2, "0")}`));
  await tablet.go("/customers/new");
  await tablet.fillAll({ name, phone: "5550100", address: name });
  await tablet.press("save");
  await tablet.press("take-case");
  await tablet.fill("symptom", "dripping");
  await tablet.fill("words", name);
  await tablet.press("save");
  await expect(tablet.page.locator(".detail .due")).toBeVisible();
  return tablet;
}

test("in English no screen shows a Chinese character", async ({ browser }) => {
  const tablet = await firm(browser, "Ward");
  const { addresses: routes } = await addresses(tablet.page);
  const found = [];
  for (const route of routes) {
    await settle(tablet, route);
    found.push(...(await tablet.page.evaluate(spoken)).filter((text) => /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/.test(text)).map((text) => `${route}: ${text}`));
  }
  expect([...new Set(found)]).toEqual([]);
  await tablet.close();
});

test("in simplified Chinese no screen shows a character that is traditional only", async ({ browser }) => {
  const table = await readFile(new URL("../../src/app/i18n/ts.tsv", import.meta.url), "utf8");
  const pairs = table.split("\n").map((line) => line.split("\t")).filter(([from, to]) => to && from !== to);
  const simplified = new Set(pairs.map(([, to]) => [...to][0]));
  const traditional = new Set(pairs.map(([from]) => from).filter((letter) => !simplified.has(letter)));
  const tablet = await firm(browser, "Ward");
  await dress(tablet, { language: "zh-Hans", theme: "light" });
  const { addresses: routes } = await addresses(tablet.page);
  const found = [];
  for (const route of routes) {
    await settle(tablet, route);
    found.push(...(await tablet.page.evaluate(spoken)).filter((text) => [...text].some((letter) => traditional.has(letter))).map((text) => `${route}: ${text}`));
  }
  expect([...new Set(found)]).toEqual([]);
  await tablet.close();
});
