import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apiNames } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { measureBundle } from '../bundle-size.ts';

const root = join(import.meta.dirname, '..');
const budget = { navixy: 7700, trustcaller: 7550, bothApis: 8650, http: 5700 };

describe('the size, minified and compressed,', () => {
  const guard = "export { isTrustlineError } from '@trustline/client/navixy';";
  const navixy = "export { createNavixyClient } from '@trustline/client/navixy';";
  const trustcaller = "export { createTrustCallerClient } from '@trustline/client/trustcaller';";

  it.each([
    ['Navixy', `${navixy}${guard}`, budget.navixy],
    ['TrustCaller', `${trustcaller}${guard}`, budget.trustcaller],
    ['both', `${navixy}${trustcaller}${guard}`, budget.bothApis],
    [
      'TrustCaller by path',
      "export { createTrustCallerHttpClient } from '@trustline/client/trustcaller';",
      budget.http,
    ],
  ])('of the client of %s is within its budget', async (name, program, limit) => {
    const { gzipped } = await measureBundle(program, root);

    console.log(`${name}: ${gzipped} of ${limit} bytes`);
    expect(gzipped).toBeLessThanOrEqual(limit);
  });
});

describe.each(apiNames)('each operation of %s', (api) => {
  const client = join(root, '../../packages/client');
  const program = `export { createMethods } from './src/client.ts'; export * from './generated/${api}.ts';`;

  it('costs no more than 120 bytes', async () => {
    const generated = await readFile(join(client, `generated/${api}.ts`), 'utf8');
    const ids = generated.match(/^\w+(?=: .*"input")/gm) ?? [];
    const { gzipped: whole } = await measureBundle(program, client);
    const costs = await Promise.all(
      ids.map(async (id) => {
        const omit = (code: string) => code.replaceAll(new RegExp(`^${id}: .*input.*$`, 'gm'), '');
        return whole - (await measureBundle(program, client, omit)).gzipped;
      }),
    );

    console.log(`${api}: ${Math.max(...costs)} bytes at most`);
    expect(Math.min(...costs)).toBeGreaterThan(0);
    expect(Math.max(...costs)).toBeLessThanOrEqual(120);
  });
});
