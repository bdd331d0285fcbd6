import { createSandbox, type FaultFacts, type Sandbox } from '@trustline/sandbox';
import { isTrustlineError } from '../src/error.ts';
import { assertConsistentNavixyResponse, createNavixyClient } from '../src/navixy.ts';
import type { ClientOptions } from '../src/options.ts';
import { assertConsistentTrustCallerResponse, createTrustCallerClient } from '../src/trustcaller.ts';
import { type Call, listNavixyCalls, listTrustCallerCalls } from './fault-calls.ts';
import type { Checked, Outcome } from './fault-verdict.ts';

const noon = Date.parse('2026-05-16T12:00:00Z');
const demo = { messages: 60, numbers: 12, calls: 40 };
const common = { clock: () => noon, demo, random: countUp };

/** The sandbox as it is, without quotas, and doing otherwise all that the documents leave open. */
export const limited = createSandbox(common);
export const unlimited = createSandbox({ ...common, rateLimit: { navixy: 0, trustcaller: 0 } });
export const varied = createSandbox({
  ...common,
  rateLimit: { navixy: 0, trustcaller: 0 },
  variations: {
    extraFields: true,
    otherTexts: true,
    dates: 'z',
    perPageOverMaximum: 'clamp',
    nullsLeftOut: true,
    fullPageMeta: false,
    rateLimitHeaders: false,
  },
});

function countUp(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => index);
}

/** Makes all calls of an operation on a fresh sandbox; `fault` is switched on when `isOn`. */
export async function run(sandbox: Sandbox, fault: FaultFacts, operationId: string, isOn: boolean): Promise<Checked[]> {
  sandbox.reset(demo);
  sandbox.switchFault(isOn ? fault.id : null);
  let isFaulty = false;
  const note: Note = (check) => (exchange) => {
    try {
      check(exchange);
    } catch {
      isFaulty = true;
    }
  };
  const outcomes: Checked[] = [];
  for (const call of chooseCalls(fault, listCalls(sandbox, operationId, note, isOn))) {
    isFaulty = false;
    const outcome = await settle(call);
    outcomes.push({ call, outcome, isFaulty });
  }
  return outcomes;
}

type Note = <AnyExchange>(check: (exchange: AnyExchange) => void) => (exchange: AnyExchange) => void;

function listCalls(sandbox: Sandbox, operationId: string, note: Note, isOn: boolean): Call[] {
  const { navixy, trustcaller } = sandbox.profile('https://sandbox.example');
  const options: ClientOptions = {
    fetch: async (url, init) => {
      const response = await sandbox.fetch(new Request(url, init));
      // As every server adds it when it sends.
      response.headers.set('date', new Date(noon).toUTCString());
      return response;
    },
    // Only a fault can keep a call waiting, however busy the machine is.
    timeout: isOn ? 250 : 60_000,
    retryDelay: 1,
    maxRetryDelay: 1,
  };
  const onNavixy = createNavixyClient({ ...options, ...navixy, onResponse: note(assertConsistentNavixyResponse) });
  const onTrustCaller = createTrustCallerClient({
    ...options,
    ...trustcaller,
    onResponse: note(assertConsistentTrustCallerResponse),
  });
  const calls = [
    ...listNavixyCalls(onNavixy, operationId),
    ...listTrustCallerCalls(onTrustCaller, operationId, trustcaller),
  ];
  if (calls.length === 0) throw new Error(`No call would bring a fault of ${operationId} to light.`);
  return calls;
}

/** Waiting for a slow network once is enough; a quota of 60 shows at the 61st call. */
function chooseCalls({ id, class: faultClass }: FaultFacts, calls: readonly Call[]): readonly Call[] {
  if (faultClass === 'network') return calls.slice(0, 1);
  return id.startsWith('rate-limit') ? Array.from({ length: 62 }, () => calls.slice(0, 1)).flat() : calls;
}

async function settle(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { data: await call() };
  } catch (error) {
    if (isTrustlineError(error)) return { error: error.name };
    throw error;
  }
}
