// What a tablet keeps, for tests that look for what it must not keep.

/** Every value of every room of the tablet's database and its local storage, as one text. */
export const everything = (tablet) =>
  tablet.page.evaluate(async () => {
    const opened = await new Promise((resolve, reject) => {
      const request = indexedDB.open("huiyin");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const decoder = new TextDecoder();
    let text = JSON.stringify(localStorage);
    for (const room of opened.objectStoreNames) {
      const values = await new Promise((resolve) => {
        const request = opened.transaction(room).objectStore(room).getAll();
        request.onsuccess = () => resolve(request.result);
      });
      for (const value of values) text += typeof value === "string" ? value : decoder.decode(value);
    }
    opened.close();
    return text;
  });
