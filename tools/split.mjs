// Cuts the release program in two and optimises both: what the first page and Today need, and the other screens, which src/app/later.rs
// fetches when the first of them is opened. Trunk knows no splitting, and the splitter needs the linker's output from before wasm-bindgen:
// so this takes that file and puts its own result in the place of Trunk's.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = async (command, ...args) => (await promisify(execFile)(command, args, { maxBuffer: 2 ** 26 })).stdout;

/** What the program may use; wasm-opt refuses a program that uses more than it is told. */
const features = ["bulk-memory", "nontrapping-float-to-int", "reference-types", "multivalue", "sign-ext", "mutable-globals", "simd"];
const flags = [
  "-Oz",
  // Functions with one caller stay apart when they are large: a browser compiles whole functions, when first called, and optimises them whole.
  "--one-caller-inline-max-function-size=400",
  ...features.map((feature) => `--enable-${feature}`),
];

/** The splitter's loader fetches when the program asks; where boot.js has begun before that, it takes what is under way, once. */
function takeEarly(loader) {
  const [fetching, instantiating] = ["const src = fetch(", "WebAssembly.instantiateStreaming(src, imports)"];
  if (loader.split(fetching).length !== 2 || loader.split(instantiating).length !== 2) throw new Error("the splitter writes its loader in another way than expected");
  return loader
    .replace(/const src = fetch\((.*)\);/, (_, address) => {
      return [
        `const late = () => WebAssembly.compileStreaming(fetch(${address}));`,
        "    const src = globalThis.huiyinLater?.catch(late) ?? late();",
        "    globalThis.huiyinLater = undefined;",
      ].join("\n");
    })
    .replace(instantiating, "WebAssembly.instantiate(await src, imports)");
}

export async function split(dist) {
  const { target_directory: target } = JSON.parse(await run("cargo", "metadata", "--format-version", "1", "--no-deps", "--offline"));
  const linked = join(target, "wasm32-unknown-unknown/release/huiyin-web.wasm");
  const work = join(target, "split");
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });

  await run("wasm-split-cli", "--target", "web", "--out-name", "huiyin", linked, work);
  await run("wasm-bindgen", "--target", "web", "--no-typescript", "--keep-lld-exports", "--no-demangle", "--out-dir", join(work, "bound"), join(work, "huiyin.wasm"));

  // The files name each other, so the folder carries the hash: another build never meets a file of this one.
  const name = `program-${createHash("sha256").update(await readFile(linked)).digest("hex").slice(0, 16)}`;
  const out = join(dist, name);
  await mkdir(out);
  const parts = (await readdir(work)).filter((file) => file.endsWith(".wasm") && file !== "huiyin.wasm");
  await Promise.all([
    run("wasm-opt", ...flags, join(work, "bound/huiyin_bg.wasm"), "-o", join(out, "huiyin_bg.wasm")),
    ...parts.map((file) => run("wasm-opt", ...flags, join(work, file), "-o", join(out, file))),
    rename(join(work, "bound/huiyin.js"), join(out, "huiyin.js")),
  ]);
  await writeFile(join(out, "__wasm_split.js"), takeEarly(await readFile(join(work, "__wasm_split.js"), "utf8")));

  const page = join(dist, "index.html");
  const before = await readFile(page, "utf8");
  const whole = (await readdir(dist)).filter((file) => /^huiyin-web.*\.(js|wasm)$/.test(file));
  let after = before;
  for (const file of whole) {
    after = after.replaceAll(`./${file}`, `./${name}/${file.endsWith(".js") ? "huiyin.js" : "huiyin_bg.wasm"}`);
    await rm(join(dist, file));
  }
  after = after.replace('data-later=""', `data-later="./${name}/split_later.wasm"`);
  if (whole.length !== 2 || after.includes("huiyin-web")) throw new Error("index.html does not name the program as expected");
  await writeFile(page, after);
  console.log(`split: ${name}, ${parts.length} part(s) beside the program`);
}
