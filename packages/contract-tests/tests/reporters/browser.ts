import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Why the pages cannot be looked at, for the tests that have to. */
export const noBrowser = 'no browser: set CHROMIUM_PATH or install chromium';

/** Starts the browser that CHROMIUM_PATH names or the PATH holds; `null` when there is none. */
export async function startBrowser(): Promise<Browser | null> {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path));
  const executablePath = process.env.CHROMIUM_PATH || onPath;
  if (executablePath === undefined) {
    console.warn(`Skipped: ${noBrowser}`);
    return null;
  }
  // Chromium rejects its sandbox to root, which containers of CI run as.
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}
