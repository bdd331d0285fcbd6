import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Listening, listen } from '@trustline/mock';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { createDocs } from '../src/index.ts';

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
function launch(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('No Chromium found; set CHROMIUM_PATH.');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      // No page lives long enough to earn back what these compilers cost.
      '--js-flags=--no-turbofan --no-maglev',
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
  /** Requests to another host, and what the page complained of. */
  readonly complaints: string[];
}

/** The site in Chromium, for the tests of one file. */
export interface Site {
  /** Its address, without a slash at the end. */
  readonly url: string;
  /** Opens an empty page whose addresses begin at the site, and notes every request to another host, error and warning. */
  open(options?: BrowserContextOptions): Promise<Watched>;
  /** Goes through pages, three at a time, and lists what `visit` found on each, complaints of the page included. */
  visitAll(
    paths: readonly string[],
    options: BrowserContextOptions,
    visit: (page: Page, path: string) => Promise<readonly string[]>,
  ): Promise<string[]>;
}

/** Serves the site and starts Chromium before the tests of a file or group, and ends both after them. */
export function openSite(serve: () => Promise<Listening> = () => listen(createDocs())): Site {
  let docs: Listening;
  let browser: Browser;
  beforeAll(async () => {
    docs = await serve();
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await docs.stop();
  });
  return {
    get url() {
      return docs.url;
    },
    open: (options) => open(browser, docs.url, options),
    async visitAll(paths, options, visit) {
      const found: string[] = [];
      const waiting = [...paths];
      const work = async () => {
        const { page, complaints } = await open(browser, docs.url, options);
        for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
          await page.goto(path);
          found.push(...(await visit(page, path)).map((one) => `${path}: ${one}`));
        }
        found.push(...complaints);
        await page.context().close();
      };
      await Promise.all([work(), work(), work()]);
      return found.sort();
    },
  };
}

async function open(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ baseURL: `${origin}/`, ...options });
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

/** Why the browser tests are skipped, as an end for their titles; empty when they run. */
export const skipReason = chromiumPath === undefined ? ' (skipped: no Chromium was found; set CHROMIUM_PATH)' : '';
