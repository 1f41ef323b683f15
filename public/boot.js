// Starts the app: checks the browser, loads the program, keeps the offline worker. Nothing here touches the ledger.
//
// Speaks to the app by events on window only:
//   huiyin:update-ready   (from here)  a new version is on the device and waits for the person's word;
//                                      <html data-update="ready"> says the same to whoever comes to listen later
//   huiyin:update-accept  (from app)   take it: the page reloads once, in the new version
//   huiyin:heap           (benchmark)  asks, by the function in its detail, how many bytes the program's memory has
// and by one property: window.huiyinLater, the other file of a release on its way to being compiled, taken by __wasm_split.js.
const script = document.querySelector("script[data-js]");
const splash = document.getElementById("splash");

function say(...lines) {
  if (!splash?.isConnected) return;
  const box = document.createElement("div");
  for (const line of lines) box.append(Object.assign(document.createElement("p"), { textContent: line }));
  splash.append(box);
}

// A function that returns a 128-bit vector: valid only where the program's vector instructions run.
const vectors = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** Whether somebody is signed in on this device: what they will see is in the other file, so it is wanted beside the program. */
function worksHere() {
  try {
    return localStorage.getItem("huiyin.person") !== null;
  } catch {
    return false;
  }
}

async function start() {
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(vectors)) {
    return say(
      "這個瀏覽器太舊。請更新系統或瀏覽器:Safari 16.4、Chrome 91、Firefox 89 或更新的版本。",
      "这个浏览器太旧。请更新系统或浏览器:Safari 16.4、Chrome 91、Firefox 89 或更新的版本。",
      "This browser is too old. Please update it: Safari 16.4, Chrome 91, Firefox 89 or newer.",
    );
  }
  // The splash goes with the first element that the app puts beside it.
  const watcher = new MutationObserver((changes) => {
    const nodes = changes.flatMap((change) => [...change.addedNodes]);
    if (nodes.some((node) => node instanceof Element && !node.contains(splash))) {
      watcher.disconnect();
      splash?.remove();
    }
  });
  watcher.observe(document.body, { childList: true });
  if (script.dataset.later && worksHere()) {
    window.huiyinLater = WebAssembly.compileStreaming(fetch(new URL(script.dataset.later, document.baseURI)));
    // Whoever takes it hears what went wrong, and asks again.
    window.huiyinLater.catch(() => {});
  }
  try {
    const program = await import(new URL(script.dataset.js, document.baseURI));
    const { memory } = await program.default({ module_or_path: new URL(script.dataset.wasm, document.baseURI) });
    window.addEventListener("huiyin:heap", ({ detail }) => detail(memory.buffer.byteLength));
  } catch (error) {
    say(
      "程式沒有載入。你的資料沒有動過;請重新開啟。",
      "程序没有载入。你的数据没有动过;请重新打开。",
      "The program did not load. Your data were not touched; please open it again.",
      String(error),
    );
    throw error;
  }
}

async function keepOffline(worker) {
  const container = navigator.serviceWorker;
  if (!container) return;
  // A page under a worker belongs to that worker's version: when another takes over, in whichever tab that was agreed, it reloads into the new one.
  let controlled = container.controller !== null;
  container.addEventListener("controllerchange", () => {
    if (controlled) location.reload();
    controlled = true;
  });
  const registration = await container.register(worker, { updateViaCache: "none" });
  window.addEventListener("huiyin:update-accept", () => registration.waiting?.postMessage("skip-waiting"));
  const ready = () => {
    document.documentElement.dataset.update = "ready";
    window.dispatchEvent(new CustomEvent("huiyin:update-ready"));
  };
  const watch = (installing) =>
    installing?.addEventListener("statechange", () => {
      if (installing.state === "installed" && container.controller) ready();
    });
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  if (registration.waiting && container.controller) ready();
  // An installed app may stay open for weeks: look for a new version whenever somebody comes back to it with a network.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && navigator.onLine) registration.update().catch(() => {});
  });
}

const started = start();
// After the app has started, so that the first visit does not fetch everything twice over a slow line; and also when it failed, so that a
// repaired version can arrive.
started.finally(() => {
  if (script.dataset.worker) keepOffline(script.dataset.worker).catch((error) => console.warn("huiyin: no offline copy:", error));
}).catch(() => {});
