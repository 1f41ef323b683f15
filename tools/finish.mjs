// Trunk's post_build hook: first the program is split, then the offline worker is written, which hashes what there is by then.
// One hook, because Trunk runs the hooks of a stage side by side.
import { split } from "./split.mjs";
import { writeWorker } from "./service-worker.mjs";

const dist = process.env.TRUNK_STAGING_DIR ?? "dist";
const release = process.env.TRUNK_PROFILE === "release";

if (release) await split(dist);
// A debug build has the worker only with HUIYIN_WORKER=1, so that `make dev` always shows what was just built.
if (release || process.env.HUIYIN_WORKER === "1") await writeWorker(dist);
