import type { ApiName } from '@trustline/specs';
import type { ApiResult, PromiseResult, RunResult } from '../../src/engine/result.ts';
import { makeApi, makeFinding, makeRun } from './sample-run.ts';

/** What a hostile or broken server may send. */
const hostileText =
  '</pre></script><script>alert(1)</script><img src=x onerror=alert(1)>" onload="alert(1) &amp; \u0000\u001b[31m\u202etxt';

/** A run over both APIs with every kind of verdict, finding and gap in it. */
export function makeBrokenRun(): RunResult {
  return makeRun([breakApi('navixy'), breakApi('trustcaller')]);
}

function breakApi(name: ApiName): ApiResult {
  const api = makeApi(name);
  const restorations = [
    { description: 'the trusted numbers of tracker 17', restored: true, reason: null },
    { description: 'the API key sandbox-7', restored: false, reason: hostileText },
  ];
  return { ...api, restorations, promises: api.promises.map((promise, index) => breakPromise(api, promise, index)) };
}

function breakPromise(api: ApiResult, promise: PromiseResult, index: number): PromiseResult {
  const [exchange = null] = promise.exchanges;
  const parts = { operationId: promise.operationId, exchange };
  if (index % 17 === 5) {
    const reason = index % 2 === 0 ? `needs ${api.api}.numbers.live` : hostileText;
    return { ...promise, verdict: 'not-verified', ran: 0, reason, exchanges: [] };
  }
  if (index % 29 === 11) {
    const finding = makeFinding({
      ...parts,
      rule: 'promise',
      pointer: '',
      message: 'The second call is the later one.',
    });
    return { ...promise, verdict: 'violated', findings: [finding] };
  }
  if (index % 29 === 20) {
    const hostile = {
      ...parts,
      value: hostileText + 'x'.repeat(100_000),
      message: hostileText,
      curl: `curl '${hostileText}'`,
    };
    const items = [0, 1, 2].map((item) => makeFinding({ ...hostile, pointer: `/data/${item}/caller` }));
    const field = { ...hostile, kind: 'undocumented' as const, rule: 'undocumented-field', pointer: `/${hostileText}` };
    return { ...promise, verdict: 'violated', findings: [...items, makeFinding(field)] };
  }
  return promise;
}
