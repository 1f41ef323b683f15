// Measures the first transfer of the built app: page, scripts, program and styles that stand before the first page and Today, each gzip -9,
// summed. Fonts, icons, the register and the screens opened later (split_*.wasm) are not counted; tests/e2e/install.spec.mjs holds the
// first page and Today to coming without them. Fails above the limit: node tools/size.mjs [dist] [limit in kB]
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const [dist = "dist", limit = "600"] = process.argv.slice(2);
const names = (await readdir(dist, { recursive: true })).filter((name) => /\.(html|js|wasm|css)$/.test(name) && name !== "sw.js").sort();
const later = (name) => /(^|\/)split_[^/]*\.wasm$/.test(name);
let sum = 0;
for (const name of names) {
  const size = gzipSync(await readFile(`${dist}/${name}`), { level: 9 }).length;
  if (!later(name)) sum += size;
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}${later(name) ? "  (later)" : ""}`);
}
console.log(`first transfer: ${(sum / 1000).toFixed(1)} kB gzip -9 (limit ${limit} kB)`);
process.exit(names.some((name) => name.endsWith(".wasm") && !later(name)) && sum <= Number(limit) * 1000 ? 0 : 1);
