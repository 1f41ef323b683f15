import { defineConfig } from "@playwright/test";
import { browser } from "./e2e/support/browser.mjs";

const port = process.env.HUIYIN_TEST_PORT ?? "4173";

// The built app (make dist, or any build named by HUIYIN_DIST) in a real browser.
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // The gate may run on a machine three times slower than a quiet one.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  workers: 2,
  // The gate may run beside other work on two cores: a test that needed its second try is named "flaky" in the report.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"]],
  use: {
    // What is not there by then does not come: the test says so instead of waiting for its own end.
    actionTimeout: 60_000,
    baseURL: `http://localhost:${port}/`,
    launchOptions: browser(),
    viewport: { width: 1280, height: 800 },
    locale: "zh-TW",
    timezoneId: "Asia/Shanghai",
    screenshot: "only-on-failure",
  },
  webServer: {
    command: `node ../tools/serve.mjs --dir "${process.env.HUIYIN_DIST ?? "../dist"}" --port ${port}`,
    url: `http://localhost:${port}/`,
    reuseExistingServer: false,
  },
});
