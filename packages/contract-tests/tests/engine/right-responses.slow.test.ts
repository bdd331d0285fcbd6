import { compileContract } from '@trustline/openapi-validator';
import { createSandbox } from '@trustline/sandbox';
import { type ApiName, loadDocument } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { everything } from '../../src/engine/level.ts';
import { verify } from '../../src/engine/verify.ts';
import { atTop, codeIn, eachObject, eachText, failure, type OtherResponse, type Responded } from './right-response.ts';

type Way = (answered: Responded) => OtherResponse;

const links = (edit: (link: string) => string | null): Way => {
  return ({ body }) => ({ body: eachText(body, /^(first|last|prev|next)$/, edit) });
};
const times = (edit: (time: string) => string): Way => {
  return ({ body }) => ({ body: eachText(body, /_at$/, edit) });
};
const escaped = (text: string) =>
  text
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
const inBerlin = (time: string) => `${new Date(Date.parse(time) + 7_200_000).toISOString().slice(0, 19)}+02:00`;
const unordered = /^(list|sent_to|not_sent_to)$/;

/** What the documents leave open, each beyond what the sandbox can be told to do otherwise. */
const ways: readonly [does: string, api: ApiName, way: Way][] = [
  ['shows no address in links', 'trustcaller', links(() => '...')],
  ['links without a host', 'trustcaller', links((link) => link.replace(/^https?:\/\/[^/]+/, ''))],
  ['writes JSON with spaces', 'trustcaller', ({ body }) => ({ text: `${JSON.stringify(body, null, 4)}\n` })],
  ['escapes what need not be escaped', 'navixy', ({ body }) => ({ text: escaped(JSON.stringify(body)) })],
  ['names a charset', 'navixy', () => ({ contentType: 'application/json;charset=UTF-8' })],
  [
    'writes keys in another order',
    'navixy',
    ({ body }) => ({ body: eachObject(body, (fields) => Object.fromEntries(Object.entries(fields).reverse())) }),
  ],
  [
    'orders trusted numbers and trackers otherwise',
    'navixy',
    ({ body, operationId }) => {
      const isOrdered = operationId.startsWith('listChat');
      const turn = ([name, inner]: [string, unknown]) => [
        name,
        unordered.test(name) && Array.isArray(inner) && !isOrdered ? inner.toReversed() : inner,
      ];
      return { body: atTop(body, (fields) => Object.fromEntries(Object.entries(fields).map(turn))) };
    },
  ],
  ['writes microseconds', 'trustcaller', times((time) => time.replace('+00:00', '.000000Z'))],
  ['rounds durations down', 'trustcaller', times((time) => time.replace('+00:00', '.400+00:00'))],
  ['writes the offset of its own place', 'trustcaller', times(inBerlin)],
  [
    'repeats the id in texts',
    'navixy',
    ({ body, asked }) => {
      const id = /tracker_?(?:id|s)\W+(\d+)/.exec(asked)?.[1] ?? '';
      return { body: eachText(body, /^description$/, (text) => `${text}: ${id}`) };
    },
  ],
  ['takes a hash of nobody for a wrong one', 'navixy', ({ body }) => (codeIn(body) === 4 ? { body: failure(3) } : {})],
  [
    'rejects too many trackers by their number',
    'navixy',
    ({ body, asked }) =>
      codeIn(body) === 7 && asked.split(',').length > 300 ? { status: 403, body: failure(221) } : {},
  ],
  [
    'omits trackers without unread messages',
    'navixy',
    ({ body, operationId }) =>
      operationId.startsWith('countUnread')
        ? {
            body: eachObject(body, (fields) =>
              Object.fromEntries(Object.entries(fields).filter(([, count]) => count !== 0)),
            ),
          }
        : {},
  ],
  [
    'takes a malformed id for one that does not exist',
    'trustcaller',
    ({ status, operationId }) =>
      status === 422 && /^(getCall|revokeApiKey)$/.test(operationId)
        ? { status: 404, body: { error: 'not_found', message: 'Nothing there.' } }
        : {},
  ],
  [
    'ignores a malformed prefix',
    'trustcaller',
    ({ status, operationId }) =>
      status === 422 && operationId === 'listTestNumbers'
        ? { status: 200, body: { data: [], count: 0, cached_for_seconds: 300, filtered_by_prefix: null } }
        : {},
  ],
];

async function violationsOf(api: ApiName, way: Way): Promise<string[]> {
  const sandbox = createSandbox();
  const contract = compileContract(loadDocument(api));
  let changed = 0;
  const { promises } = await verify(api, {
    ...everything,
    profile: sandbox.profile(),
    fetch: async (request) => {
      const asked = `${decodeURIComponent(request.url)} ${request.headers.get('authorization')} ${await request.clone().text()}`;
      const response = await sandbox.fetch(request);
      const match = contract.findOperation(
        request.method,
        new URL(request.url).pathname.replace(/^\/(v2|api\/v1)/, ''),
      );
      const text = await response.text();
      if (match.kind !== 'found' || text === '') return new Response(text === '' ? null : text, response);
      const { status, headers } = response;
      const body: unknown = JSON.parse(text);
      const other = way({ operationId: match.operation.operationId, status, headers, body, asked });
      const written = other.text ?? JSON.stringify(other.body ?? body);
      if (other.contentType !== undefined) headers.set('content-type', other.contentType);
      if (written !== text || other.contentType !== undefined) changed += 1;
      return new Response(written, { status: other.status ?? status, headers });
    },
    wait: async (milliseconds) => sandbox.clock.move(milliseconds),
    maxWaitSeconds: 60,
    deviceSimulator: sandbox.events,
  });
  sandbox.close();
  expect(changed, 'no response was other than before').toBeGreaterThan(0);
  return promises.filter(({ verdict }) => verdict === 'violated').map(({ id }) => id);
}

describe('a right server is not failed when it', () => {
  it.for(ways)('%s (%s)', async ([, api, way]) => {
    expect(await violationsOf(api, way)).toEqual([]);
  });
});
