// Writes sw.js, the worker that keeps one whole version of the app on the device, from tools/service-worker.js.
import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

/** Hashes every file of `dist` and writes the worker beside them. */
export async function writeWorker(dist) {
  // The page names the worker before the page itself is hashed.
  const page = join(dist, "index.html");
  await writeFile(page, (await readFile(page, "utf8")).replace('data-worker=""', 'data-worker="./sw.js"'));

  const names = (await readdir(dist, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .filter((name) => name !== "sw.js" && !name.startsWith("."))
    .sort();
  const files = Object.fromEntries(
    await Promise.all(
      // The page is kept under the address of its folder: some hosts answer "index.html" with a redirect, which no navigation may follow.
      names.map(async (name) => [name === "index.html" ? "./" : `./${name}`, sha256(await readFile(join(dist, name)))]),
    ),
  );
  const build = sha256(JSON.stringify(files)).slice(0, 16);
  const template = await readFile(new URL("service-worker.js", import.meta.url), "utf8");
  await writeFile(
    join(dist, "sw.js"),
    template.replace('"BUILD"', JSON.stringify(build)).replace("FILES", () => JSON.stringify(files, null, 1)),
  );
  console.log(`service worker: version ${build}, ${names.length} files`);
}
