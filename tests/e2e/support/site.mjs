// A host of its own for one test: a copy of the built app that the test may change, on a free port.
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeWorker } from "../../../tools/service-worker.mjs";
import { serve } from "../../../tools/serve.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
export const dist = join(root, "tests", process.env.HUIYIN_DIST ?? "../dist");

export async function site({ base = "/" } = {}) {
  const dir = await mkdtemp(join(tmpdir(), "huiyin-site-"));
  await cp(dist, dir, { recursive: true });
  const { server, url } = await serve({ dir, base });
  return {
    url,
    /** Changes a file without telling the worker's list, as a half-finished upload does. */
    append: (name, text) => appendFile(join(dir, name), text),
    /** Puts a file in the place of another. */
    replace: async (name, source) => writeFile(join(dir, name), await readFile(join(root, source))),
    /** Publishes what is there as a version of its own. */
    publish: () => writeWorker(dir),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await rm(dir, { recursive: true });
    },
  };
}
