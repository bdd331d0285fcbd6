import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureBundle } from '../bundle-size.ts';

const root = join(import.meta.dirname, '..');
const budget = { oneApi: 8400, bothApis: 9600, http: 5900 };

describe('the size, minified and compressed,', () => {
  const guard = "export { isTrustlineError } from '@trustline/client/navixy';";
  const navixy = "export { createNavixyClient } from '@trustline/client/navixy';";
  const trustcaller = "export { createTrustCallerClient } from '@trustline/client/trustcaller';";

  it.each([
    ['Navixy', `${navixy}${guard}`, budget.oneApi],
    ['TrustCaller', `${trustcaller}${guard}`, budget.oneApi],
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
