// Saves everything that this page has stored, as it lies, into one file. Stands alone: it works when the program itself does not.
//
// The file: {"format":"huiyin-rescue","version":1,"at":…,"databases":[{"name":…,"version":…,"stores":{"segments":[[key,value],…]}}]};
// bytes are {"base64":"…"}. Nothing is changed or deleted.
const promised = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function base64(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

async function plain(value) {
  if (value instanceof Blob) value = new Uint8Array(await value.arrayBuffer());
  if (value instanceof ArrayBuffer) value = new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return { base64: base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  return value;
}

async function dump(name) {
  const database = await promised(indexedDB.open(name));
  try {
    const stores = {};
    for (const store of database.objectStoreNames) {
      const room = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([promised(room.getAllKeys()), promised(room.getAll())]);
      // The device's secret key stays here: whoever helps needs the entries, and nobody should be able to sign in this device's name.
      const shown = keys.map((key, index) => [key, values[index]]).filter(([key]) => !(store === "meta" && key === "identity"));
      stores[store] = await Promise.all(shown.map(async ([key, value]) => [key, await plain(value)]));
    }
    return { name, version: database.version, stores };
  } finally {
    database.close();
  }
}

// A ledger that was begun beside a damaged one is called huiyin-2 and so on; a browser that lists nothing is asked for the one in use as well.
const inUse = JSON.parse(localStorage.getItem("huiyin.database") ?? '"huiyin"');
const known = indexedDB.databases ? (await indexedDB.databases()).map(({ name }) => name) : [...new Set(["huiyin", inUse])];
const databases = [];
for (const name of known.filter((name) => name?.startsWith("huiyin"))) databases.push(await dump(name));
const text = JSON.stringify({ format: "huiyin-rescue", version: 1, at: new Date().toISOString(), databases });
const link = document.createElement("a");
link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
link.download = `huiyin-rescue-${new Date().toISOString().slice(0, 10)}.json`;
document.body.append(link);
link.click();
link.remove();
