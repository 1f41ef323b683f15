// A static web server for the built app, as plain as any host: node tools/serve.mjs [--dir dist] [--port 8080] [--base /]
// With --base /some/path/ the app stands under a sub-path and the rest of the host answers 404.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

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

async function find(root, base, address) {
  const path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  if (!path.startsWith(base)) return null;
  const file = normalize(join(root, path.slice(base.length) || "index.html"));
  if (!file.startsWith(root + sep)) return null;
  const facts = await stat(file);
  return facts.isFile() ? { file, size: facts.size } : null;
}

/** Serves a folder on this machine only; port 0 takes a free one. Answers the server and the address it stands at. */
export async function serve({ dir, port = 0, base = "/" }) {
  const root = resolve(dir);
  const path = base.endsWith("/") ? base : `${base}/`;
  const server = createServer(async (request, response) => {
    const found = await find(root, path, request.url).catch(() => null);
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
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, "127.0.0.1", done));
  return { server, url: `http://localhost:${server.address().port}${path}` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { dir: { type: "string", default: "dist" }, port: { type: "string", default: "8080" }, base: { type: "string", default: "/" } },
  });
  const { url } = await serve({ ...values, port: Number(values.port) });
  console.error(`Huiyin on ${url}`);
}
