import type { OpenApiDocument } from '@trustline/openapi';
import { createSandbox } from '@trustline/sandbox';
import { loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { navixySuite } from '../../src/apis/navixy/suite.ts';
import { startRun } from '../../src/engine/run.ts';

const path = '/tracker/chat/unread/list';

/** The document with one more operation, which is like its neighbour and which no check knows. */
function withTrialOperation(document: OpenApiDocument): OpenApiDocument {
  const neighbour = document.paths['/tracker/chat/unread/count']?.post;
  const trial = { ...Object(neighbour), operationId: 'listUnreadChatMessages', 'x-promises': [] };
  return { ...document, paths: { ...document.paths, [path]: { post: trial } } };
}

describe('an operation that was documented a minute ago', () => {
  it.each([
    { served: 'to anybody', status: 200, verdicts: ['violated', 'violated'] },
    { served: 'to nobody without a hash', status: 400, verdicts: ['kept', 'kept'] },
  ])('and is served $served is verified with what holds for the whole API', async ({ status, verdicts }) => {
    const sandbox = createSandbox();
    const body =
      status === 200 ? { success: true, value: {} } : { success: false, status: { code: 3, description: 'No.' } };
    const { navixy } = sandbox.profile();
    const run = startRun(navixySuite, {
      document: withTrialOperation(loadDocument('navixy')),
      settings: navixy,
      target: 'server',
      fetch: async (request) => (request.url.includes(path) ? Response.json(body, { status }) : sandbox.fetch(request)),
      wait: async (milliseconds) => sandbox.clock.move(milliseconds),
    });
    const ids = ['navixy-credentials.missing-hash-refused', 'navixy-credentials.unknown-hash-refused'];
    for (const promiseCase of run.cases.filter(({ promise }) => ids.includes(promise.id)))
      await run.verify(promiseCase);
    const { promises } = await run.close();
    sandbox.close();

    const found = promises.filter(({ id }) => ids.includes(id));
    expect(found.map(({ verdict }) => verdict)).toEqual(verdicts);
    const blamed = new Set(found.flatMap(({ findings }) => findings.map(({ operationId }) => operationId)));
    expect([...blamed]).toEqual(status === 200 ? ['listUnreadChatMessages'] : []);
  });
});
