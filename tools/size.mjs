// Measures the first transfer of the built app (page, scripts, program, styles: each gzip -9, summed; icons and the register come later and are
// not counted) and fails above the limit: node tools/size.mjs [dist] [limit in kB]
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

const [dist = "dist", limit = "600"] = process.argv.slice(2);
const names = (await readdir(dist)).filter((name) => /\.(html|js|wasm|css)$/.test(name) && name !== "sw.js").sort();
let sum = 0;
for (const name of names) {
  const size = gzipSync(await readFile(`${dist}/${name}`), { level: 9 }).length;
  sum += size;
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${name}`);
}
console.log(`first transfer: ${(sum / 1000).toFixed(1)} kB gzip -9 (limit ${limit} kB)`);
process.exit(names.some((name) => name.endsWith(".wasm")) && sum <= Number(limit) * 1000 ? 0 : 1);
