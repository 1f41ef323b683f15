// Writes target/style/huiyin.css from style/*.css, so that the first load fetches one stylesheet.
// main.css names the cascade layers in their order and comes first; every other file puts its rules into one of these layers, so their own order is free.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";

const names = (await readdir("style")).filter((name) => name.endsWith(".css") && name !== "main.css").sort();
const sheets = await Promise.all(["main.css", ...names].map((name) => readFile(`style/${name}`, "utf8")));
await mkdir("target/style", { recursive: true });
await writeFile("target/style/huiyin.css", sheets.join("\n"));
