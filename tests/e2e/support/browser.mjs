// The browser of this machine, started so that it talks to nobody but the page.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const browser = () => ({
  executablePath: execFileSync(fileURLToPath(new URL("../../../tools/chromium.sh", import.meta.url)), ["browser"]).toString().trim(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
