// A static web server for the built app, as plain as any host: node tools/serve.mjs [--dir dist] [--port 8080] [--base /]
// With --base /some/path/ the app stands under a sub-path and the rest of the host answers 404.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: { dir: { type: "string", default: "dist" }, port: { type: "string", default: "8080" }, base: { type: "string", default: "/" } },
});
const root = resolve(values.dir);
const base = values.base.endsWith("/") ? values.base : `${values.base}/`;
const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

async function fileFor(address) {
  const path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  if (!path.startsWith(base)) return null;
  const file = normalize(join(root, path.slice(base.length) || "index.html"));
  if (file !== root && !file.startsWith(root + sep)) return null;
  const facts = await stat(file);
  return facts.isFile() ? { file, size: facts.size } : null;
}

createServer(async (request, response) => {
  const found = await fileFor(request.url).catch(() => null);
  if (!found) {
    response.writeHead(404, { "content-type": "text/plain" }).end("not found\n");
    return;
  }
  response.writeHead(200, {
    "content-type": types[extname(found.file)] ?? "application/octet-stream",
    "content-length": found.size,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(found.file).on("error", () => response.destroy()).pipe(response);
}).listen(Number(values.port), "127.0.0.1", () => console.error(`Huiyin on http://localhost:${values.port}${base}`));
