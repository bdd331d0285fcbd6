import { findSourcePage, listExamples, listOperations, listPromises } from '@trustline/openapi';
import { type ApiName, loadDocument } from '@trustline/specs';
import type { ApiResult, Exchange, Finding, PromiseResult, RunResult } from '../../src/engine/result.ts';

const startedAt = '2026-11-21T09:05:12.000Z';
const credentials: Readonly<Record<ApiName, string>> = { navixy: '$NAVIXY_HASH', trustcaller: '$TRUSTCALLER_TOKEN' };

/** One exchange of a test; every part can be chosen. */
export function makeExchange(parts: Partial<Exchange> = {}): Exchange {
  return {
    index: 0,
    promise: null,
    operationId: 'listCalls',
    credential: '$TRUSTCALLER_TOKEN',
    writes: false,
    startedAt,
    milliseconds: 12,
    request: {
      method: 'GET',
      url: 'http://127.0.0.1:4020/api/v1/calls?per_page=2',
      headers: [['Authorization', 'Bearer $TRUSTCALLER_TOKEN']],
      body: null,
    },
    response: { status: 200, headers: [['Content-Type', 'application/json']], body: '{"data":[]}' },
    failure: null,
    repeated: false,
    ...parts,
  };
}

/** One finding of a test; every part can be chosen. */
export function makeFinding(parts: Partial<Finding> = {}): Finding {
  return {
    kind: 'violation',
    rule: 'pattern',
    place: 'response body',
    pointer: '/data/0/caller',
    value: '"+49 30 0000"',
    message: '/data/0/caller must match the pattern of a masked number.',
    operationId: 'listCalls',
    exchange: 0,
    curl: `curl 'http://127.0.0.1:4020/api/v1/calls?per_page=2' -H 'Authorization: Bearer '"$TRUSTCALLER_TOKEN"`,
    ...parts,
  };
}

/** One promise of a test; every part can be chosen. */
export function makePromise(parts: Partial<PromiseResult> = {}): PromiseResult {
  return {
    id: 'calls.most-recent-first',
    statement: 'Calls are listed with the most recent first.',
    basis: 'stated',
    source: { page: 'TrustCaller API', heading: 'List calls', url: 'https://example.com/trustcaller' },
    operationId: 'listCalls',
    tag: 'Calls',
    verdict: 'kept',
    reason: null,
    ran: 1,
    milliseconds: 4,
    findings: [],
    exchanges: [0],
    ...parts,
  };
}

/** A whole API in a test: every promise kept, one exchange per documented example of a response. */
export function makeApi(api: ApiName, parts: Partial<ApiResult> = {}): ApiResult {
  const document = loadDocument(api);
  const exchanges = makeExchanges(api);
  const tags = new Map(listOperations(document).map(({ operationId, object }) => [operationId, object.tags[0]]));
  const promises = listPromises(document).map(({ id, statement, basis, source, operationId }) =>
    makePromise({
      id,
      statement,
      basis,
      source: { ...source, url: findSourcePage(document, source).url },
      operationId,
      tag: tags.get(operationId ?? '') ?? document.info.title,
      exchanges: exchanges.filter((exchange) => exchange.operationId === operationId).map(({ index }) => index),
    }),
  );
  return {
    api,
    title: document.info.title,
    target: 'sandbox',
    baseUrl: 'http://127.0.0.1:4020',
    discovered: [],
    accepted: [],
    allowed: ['writes', 'messages', 'mark-read'],
    startedAt,
    milliseconds: 1240,
    promises,
    responses: [],
    exchanges,
    budget: [{ credential: credentials[api], requests: exchanges.length, limit: api === 'trustcaller' ? 55 : null }],
    restorations: [],
    endedBecause: null,
    ...parts,
  };
}

/** A whole run in a test. */
export function makeRun(apis: readonly ApiResult[], parts: Partial<RunResult> = {}): RunResult {
  return {
    format: 3,
    tool: { name: 'trustline-contract', version: '0.1.0' },
    startedAt,
    milliseconds: 2480,
    verdict: worstVerdict(apis),
    apis,
    ...parts,
  };
}

/** The tests choose verdicts freely, whether or not a finding is beside them. */
function worstVerdict(apis: readonly ApiResult[]): RunResult['verdict'] {
  const verdicts = apis.flatMap(({ promises, responses }) => [...promises, ...responses].map(({ verdict }) => verdict));
  if (verdicts.includes('violated')) return 'violated';
  return verdicts.includes('deviates') ? 'deviates' : 'kept';
}

function makeExchanges(api: ApiName): Exchange[] {
  const document = loadDocument(api);
  const operations = new Map(listOperations(document).map((operation) => [operation.operationId, operation]));
  return listExamples(document)
    .filter(({ message }) => message !== 'request')
    .flatMap(({ operationId, message, mediaType, example }, index) => {
      const operation = operations.get(operationId);
      if (operation === undefined) return [];
      const url = `http://127.0.0.1:4020${operation.path.replace(/\{\w+\}/g, '1')}`;
      const response = {
        status: Number(message),
        headers: contentType(mediaType),
        body: JSON.stringify(example.value),
      };
      const request = { method: operation.method.toUpperCase(), url, headers: [], body: null };
      return [makeExchange({ index, operationId, credential: credentials[api], request, response })];
    });
}

function contentType(mediaType: string): readonly (readonly [string, string])[] {
  return [['Content-Type', mediaType]];
}
