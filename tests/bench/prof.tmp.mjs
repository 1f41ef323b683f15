import { chromium } from "@playwright/test";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browser as launchOptions } from "../e2e/support/browser.mjs";
import { serve } from "../../tools/serve.mjs";
import { Tablet } from "../e2e/support/tablet.mjs";
const dist=process.argv[2];
const host = await serve({ dir: dist });
const bundle = await readFile(process.argv[4]??"/work/main/target/bench/bundle.json");
const profile = await mkdtemp(join(tmpdir(), "hp-"));
const context = await chromium.launchPersistentContext(profile, { ...launchOptions(), locale: "zh-TW" });
const tablet = new Tablet("b", context, await context.newPage());
const { page } = tablet;
await page.goto(host.url); await tablet.started(); await tablet.press("join");
const s = await context.newCDPSession(page);
const prof = process.argv[3]==="p";
if(prof){await s.send("Profiler.enable"); await s.send("Profiler.setSamplingInterval",{interval:200}); await s.send("Profiler.start");}
await tablet.importBundle(bundle);
await page.waitForFunction(() => performance.getEntriesByName("huiyin:import:end").length > 0, null, { timeout: 120000 });
const [a,b]=await page.evaluate(()=>["start","end"].map(n=>performance.getEntriesByName("huiyin:import:"+n)[0].startTime));
console.log("import", (b-a).toFixed(0));
if(prof){const {profile:p}=await s.send("Profiler.stop"); await writeFile("/tmp/team/cpu.json",JSON.stringify(p));}
await context.close(); host.server.closeAllConnections(); host.server.close();
