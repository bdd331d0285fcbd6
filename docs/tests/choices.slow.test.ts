import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openSite, skipReason } from './browser.ts';
import { type Servers, startServers } from './servers.ts';

describe.skipIf(skipReason !== '')(`what a reader chooses${skipReason}`, () => {
  let servers: Servers;
  const site = openSite(async () => {
    servers = await startServers();
    return { url: servers.docs, stop: servers.stop };
  });

  const shownCode = (page: Page) => page.locator('.call [role=tabpanel]:visible .variant:visible pre').first();

  test('a language is kept from page to page, and shared with Redoc', async () => {
    const { page, complaints } = await site.open();
    await page.goto('navixy/sendChatMessage.html');
    await page.getByRole('tab', { name: 'PHP' }).click();
    await page.goto('trustcaller/listCalls.html');
    expect(await shownCode(page).textContent()).toContain('curl_init(');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('PHP');

    await page.goto('trustcaller/index.html#/calls/listcalls');
    await page.getByText('curl_init').first().waitFor();
    await page.context().close();

    expect(complaints).toEqual([]);
  });

  test('the vendor instead of the sandbox is kept from page to page', async () => {
    const { page, complaints } = await site.open();
    await page.goto('navixy/sendChatMessage.html');
    await page.getByLabel('Server').selectOption('vendor');
    await page.goto('trustcaller/listCalls.html');
    const code = await shownCode(page).textContent();
    await page.context().close();

    expect(code).toContain('https://trustcaller.net/api/v1/calls');
    expect(code).toContain('$TRUSTCALLER_TOKEN');
    expect(complaints).toEqual([]);
  });

  test('a theme is kept from page to page, and shared with Redoc', async () => {
    const { page, complaints } = await site.open({ colorScheme: 'light' });
    await page.goto('index.html');
    await page.getByRole('button', { name: /light and dark/ }).click();
    await page.goto('navixy/index.html');
    await page.locator('html.dark').waitFor({ state: 'attached' });
    await page.goto('errors.html');
    const scheme = await page.evaluate('getComputedStyle(document.documentElement).colorScheme');
    await page.context().close();

    expect(scheme).toBe('dark');
    expect(complaints).toEqual([]);
  });

  test('the arrow keys move between the languages', async () => {
    const { page } = await site.open();
    await page.goto('navixy/sendChatMessage.html');
    await page.getByRole('tab', { name: 'cURL' }).focus();
    await page.keyboard.press('ArrowRight');
    const code = await shownCode(page).textContent();
    await page.context().close();

    expect(code).toContain('<?php');
  });

  test('a copy of a sample is what the page shows, with the ports of the servers', async () => {
    const { page } = await site.open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto('navixy/sendChatMessage.html');
    await page.locator('.call').getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    const shown = await shownCode(page).textContent();
    await page.context().close();

    expect(copied).toBe(shown);
    expect(copied).toContain(`${servers.sandbox}/v2/tracker/chat/send`);
  });

  test('a sample can be sent from its page', async () => {
    const { page, complaints } = await site.open();
    const statuses: string[] = [];
    for (const path of ['navixy/sendChatMessage.html', 'trustcaller/getCall.html', 'sandbox/moveClock.html']) {
      servers.reset();
      await page.goto(path);
      await page.getByRole('button', { name: 'Send' }).click();
      statuses.push(`${path} ${await page.locator('.try output strong').textContent()}`);
    }
    await page.context().close();

    expect(statuses.filter((status) => !/ 20[01]$/.test(status))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('a fault is found by a word and put into the command', async () => {
    const { page, complaints } = await site.open();
    await page.goto('sandbox/faults.html');
    await page.getByLabel('Filter').fill('oldest');
    await page.locator('#list-calls\\.oldest-first').getByRole('button', { name: 'Use' }).click();
    const command = await page.locator('#fault-command pre').textContent();
    const shown = await page.locator('[data-entry]:visible').count();
    await page.context().close();

    expect(command).toContain('"id":"list-calls.oldest-first"');
    expect(shown).toBeLessThan(10);
    expect(complaints).toEqual([]);
  });
});
