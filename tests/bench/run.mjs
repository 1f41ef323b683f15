// `make bench`: takes 20,000 entries about 3,400 cases into an empty device, commits, opens; beside the floor and two libraries, each time with a
// fresh profile of the same browser on disk (a private window would keep its database in memory). One JSON object a line on stdout; what is going on, on stderr.
//
// ratio = value / floor. peers: how the libraries did the same; they verify, fold and sign nothing, and their writes have the browser's relaxed
// durability where Huiyin and the floor ask for strict. RUNS=5 makes five rounds of each (default 3); the median is printed.
import { execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { build } from "esbuild";
import { browser as launchOptions } from "../e2e/support/browser.mjs";
import { serve } from "../../tools/serve.mjs";
import { app } from "./app.mjs";
import { median } from "./page/measure.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = `${root}/${process.env.HUIYIN_BENCH_DIST ?? "dist"}`;
const out = `${root}/target/bench`;
const rounds = Number(process.env.RUNS ?? 3);
const say = (...words) => console.error("bench:", ...words);

await mkdir(out, { recursive: true });
await cp(`${root}/tests/bench/page/index.html`, `${out}/index.html`);
await build({ entryPoints: [`${root}/tests/bench/page/main.js`], bundle: true, format: "iife", globalName: "peers", outfile: `${out}/main.js`, logLevel: "error", define: { global: "globalThis" } });
execFileSync("cargo", ["run", "--quiet", "--release", "--example", "make_bundle", "--", `${out}/bundle.json`], { cwd: root, stdio: ["ignore", 2, 2] });
const bundle = await readFile(`${out}/bundle.json`);
say(`${(bundle.length / 1e6).toFixed(1)} MB of bundle, ${rounds} rounds`);

const peersHost = await serve({ dir: out });
const appHost = await serve({ dir: dist });

/** Runs one contestant with a profile of its own. */
async function once(name) {
  const profile = await mkdtemp(join(tmpdir(), "huiyin-bench-"));
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions(), locale: "zh-TW" });
  try {
    if (name === "huiyin") return await app(context, appHost.url, bundle);
    const page = await context.newPage();
    await page.goto(peersHost.url);
    return await page.evaluate((name) => window.peers[name](), name);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

const results = {};
for (const name of ["floor", "huiyin", "dexie", "pouchdb"]) {
  const runs = [];
  for (let round = 1; round <= rounds; round += 1) {
    runs.push(await once(name));
    say(name, JSON.stringify(runs.at(-1)));
  }
  results[name] = Object.fromEntries(Object.keys(runs[0]).map((metric) => [metric, median(runs.map((run) => run[metric]))]));
}
for (const { server } of [peersHost, appHost]) {
  server.closeAllConnections();
  server.close();
}

const round = (value) => Math.round(value * 100) / 100;
function line(metric, key, heap, more = {}) {
  const of = (name) => round(results[name][key]);
  const value = of("huiyin");
  return { metric, value_ms: value, floor_ms: of("floor"), ratio: round(value / of("floor")), peers: { dexie: of("dexie"), pouchdb: of("pouchdb") }, ...more, wasm_heap_mb: round(results.huiyin[heap]) };
}
const lines = [
  line("import_20k", "import", "heapAfterImport", { entries: entriesIn(bundle) }),
  line("commit_one", "commit", "heapAfterCommits", { p50_ms: round(results.huiyin.commit), p95_ms: round(results.huiyin.commit95), floor_p95_ms: round(results.floor.commit95) }),
  line("open_20k", "open", "heapAfterOpen"),
];
lines.push({ metric: "interaction_20k_cpu4", p50_ms: round(results.huiyin.interaction), worst_ms: round(results.huiyin.interactionWorst) });
for (const each of lines) console.log(JSON.stringify(each));

function entriesIn(bytes) {
  return JSON.parse(bytes.toString()).header.feeds.reduce((sum, { from, to }) => sum + to - from + 1, 0);
}
