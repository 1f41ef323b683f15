// What the app is measured against, in the same browser and on the same bytes: the least that has to be done, and two well-known libraries.
import Dexie from "dexie";
import PouchDB from "pouchdb-browser";
import { entriesOf, percentile, timed } from "./measure.js";

const CHUNKS = 40;

async function bytesOfBundle() {
  return new Uint8Array(await (await fetch("bundle.json")).arrayBuffer());
}

function openFloor() {
  return new Promise((done, failed) => {
    const request = indexedDB.open("floor", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("segments");
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** One transaction, durable as the app's own: resolved by its `complete`. */
function write(database, values) {
  return new Promise((done, failed) => {
    const transaction = database.transaction("segments", "readwrite", { durability: "strict" });
    const store = transaction.objectStore("segments");
    for (const [key, value] of values) store.put(value, key);
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error);
  });
}

function readAll(database) {
  return new Promise((done, failed) => {
    const request = database.transaction("segments").objectStore("segments").getAll();
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

/** JSON.parse, one SHA-256 pass, one chunked write of the same bytes; then the same bytes back. */
export async function floor() {
  const bytes = await bytesOfBundle();
  const database = await openFloor();
  const size = Math.ceil(bytes.length / CHUNKS);
  const importing = await timed(async () => {
    JSON.parse(new TextDecoder().decode(bytes));
    await crypto.subtle.digest("SHA-256", bytes);
    await write(database, Array.from({ length: CHUNKS }, (_, chunk) => [chunk, bytes.slice(chunk * size, (chunk + 1) * size)]));
  });
  const opening = await timed(async () => {
    const chunks = await readAll(database);
    JSON.parse(await new Blob(chunks).text());
  });
  const commits = [];
  for (let commit = 0; commit < 50; commit += 1) commits.push(await timed(() => write(database, [["tail", bytes.slice(0, 1000)]])));
  database.close();
  return { import: importing, open: opening, commit: percentile(commits, 50), commit95: percentile(commits, 95) };
}

/** The same entries as records, by the call that each library has for many. */
export async function dexie() {
  const records = entriesOf(await bytesOfBundle());
  const database = new Dexie("dexie");
  database.version(1).stores({ entries: "id,subject" });
  await database.open();
  const importing = await timed(() => database.table("entries").bulkPut(records));
  const opening = await timed(() => database.table("entries").toArray());
  const commits = [];
  for (let commit = 0; commit < 50; commit += 1) {
    commits.push(await timed(() => database.table("entries").put({ ...records[commit], id: `new ${commit}` })));
  }
  database.close();
  return { import: importing, open: opening, commit: percentile(commits, 50), commit95: percentile(commits, 95) };
}

/** As `dexie`. */
export async function pouchdb() {
  const records = entriesOf(await bytesOfBundle()).map(({ id, ...record }) => ({ _id: id, ...record }));
  const database = new PouchDB("pouchdb");
  await database.info();
  const importing = await timed(() => database.bulkDocs(records));
  const opening = await timed(() => database.allDocs({ include_docs: true }));
  const commits = [];
  for (let commit = 0; commit < 50; commit += 1) {
    commits.push(await timed(() => database.put({ ...records[commit], _id: `new ${commit}` })));
  }
  await database.close();
  return { import: importing, open: opening, commit: percentile(commits, 50), commit95: percentile(commits, 95) };
}
