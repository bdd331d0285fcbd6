import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/index.ts';
import { parcels } from '../fixtures/parcels.ts';

describe('An API whose document nobody simulates', () => {
  it('is served below its base path and returns 501 with a sentence', async () => {
    const sandbox = createSandbox({ documents: { parcels } });

    const response = await sandbox.fetch(new Request('http://sandbox.test/parcels/v1/parcels/7'));

    expect([response.status, response.headers.get('content-type')]).toEqual([501, 'application/problem+json']);
    expect(await response.json()).toEqual({
      title: 'Not simulated',
      status: 501,
      detail: expect.stringMatching(/ getParcel.*\.$/),
    });
  });

  it.for([
    ['POST', '/parcels/v1/parcels/7', 405],
    ['GET', '/parcels/v1/letters', 404],
  ] as const)('returns %s %s with %i', async ([method, path, status]) => {
    const sandbox = createSandbox({ documents: { parcels } });

    expect((await sandbox.fetch(new Request(`http://sandbox.test${path}`, { method }))).status).toBe(status);
  });

  it('is listed as not simulated, while the others are simulated as a whole', () => {
    const { operations } = createSandbox({ documents: { parcels } });

    expect(operations.filter(({ simulated }) => !simulated)).toEqual([
      { api: 'parcels', operationId: 'getParcel', method: 'GET', path: '/parcels/{id}', simulated: false },
    ]);
  });
});
