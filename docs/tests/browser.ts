import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where Chromium is: `CHROMIUM_PATH`, or the first on the PATH; `undefined` when there is none. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? findOnPath();

function findOnPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts Chromium without a window and with a network that ends at the loopback interface. */
export function launch(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('No Chromium found; set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** A page under watch. */
export interface Watched {
  readonly page: Page;
  /** Requests to anything but `origin`, and what the page complained of. */
  readonly complaints: string[];
}

/** Opens a page of its own kind and notes every request to another host, every error and every warning. */
export async function open(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url)) complaints.push(`request to ${url}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

/**
 * Goes through pages of a site, three at a time, and lists what `visit` found on each, complaints of the page included.
 */
export async function visitAll(
  browser: Browser,
  origin: string,
  paths: readonly string[],
  options: BrowserContextOptions,
  visit: (page: Page, path: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...paths];
  const work = async () => {
    const { page, complaints } = await open(browser, origin, options);
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await page.goto(`${origin}/${path}`);
      found.push(...(await visit(page, path)).map((one) => `${path}: ${one}`));
    }
    found.push(...complaints);
    await page.context().close();
  };
  await Promise.all([work(), work(), work()]);
  return found.sort();
}

/** Why the browser tests are skipped, as an end for their titles; empty when they run. */
export const skipReason = chromiumPath === undefined ? ' (skipped: no Chromium was found; set CHROMIUM_PATH)' : '';
