import { createSandbox, type FaultClass, type FaultFacts, faultClasses, listFaults } from '@trustline/sandbox';
import { afterAll, describe, expect, it } from 'vitest';
import { isTrustlineError } from '../src/error.ts';
import { checkNavixyAnswer, createNavixyClient } from '../src/navixy.ts';
import type { ClientOptions, Exchange } from '../src/options.ts';
import { checkTrustCallerAnswer, createTrustCallerClient } from '../src/trustcaller.ts';
import { listNavixyCalls, listTrustCallerCalls } from './fault-calls.ts';

/** What a call came to: its data, or the name of its error. */
type Outcome = { readonly data: unknown } | { readonly error: string };
type Verdict = 'correct' | 'typed error' | 'wrong';

const noon = Date.parse('2026-05-16T12:00:00Z');
const demo = { messages: 60, numbers: 12, calls: 40 };
const unlimited = createSandbox({ clock: () => noon, demo, random: countUp, rateLimit: { navixy: 0, trustcaller: 0 } });
const limited = createSandbox({ clock: () => noon, demo, random: countUp });

function countUp(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => index);
}

function sandboxFor({ id }: FaultFacts) {
  return id.startsWith('rate-limit') ? limited : unlimited;
}

/** An outcome, and whether a check found fault with an answer on the way to it. */
interface Checked {
  readonly outcome: Outcome;
  readonly isFaulty: boolean;
}

/** Makes all calls of an operation on a fresh sandbox, with the fault switched on or not. */
async function run(fault: FaultFacts, operationId: string, isOn: boolean): Promise<Checked[]> {
  const sandbox = sandboxFor(fault);
  sandbox.reset(demo);
  sandbox.switchFault(isOn ? fault.id : null);
  const { navixy, trustcaller } = sandbox.profile('https://sandbox.example');
  let isFaulty = false;
  const note = (check: (exchange: Exchange) => void) => (exchange: Exchange) => {
    try {
      check(exchange);
    } catch {
      isFaulty = true;
    }
  };
  const options: ClientOptions = {
    fetch: (url, init) => sandbox.fetch(new Request(url, init)),
    timeout: 250,
    retryDelay: 1,
    maxRetryDelay: 1,
  };
  const onNavixy = createNavixyClient({ ...options, ...navixy, onResponse: note(checkNavixyAnswer) });
  const onTrustCaller = createTrustCallerClient({
    ...options,
    ...trustcaller,
    onResponse: note(checkTrustCallerAnswer),
  });
  const calls = [
    ...listNavixyCalls(onNavixy, operationId),
    ...listTrustCallerCalls(onTrustCaller, operationId, trustcaller),
  ];
  const outcomes: Checked[] = [];
  for (const call of chooseCalls(fault, calls)) {
    isFaulty = false;
    const outcome = await settle(call);
    outcomes.push({ outcome, isFaulty });
  }
  return outcomes;
}

/** Waiting for a slow network once is enough; a quota of 60 shows at the 61st call. */
function chooseCalls<Call>({ id, class: faultClass }: FaultFacts, calls: readonly Call[]): readonly Call[] {
  if (faultClass === 'network') return calls.slice(0, 1);
  return id.startsWith('rate-limit') ? Array.from({ length: 62 }, () => calls.slice(0, 1)).flat() : calls;
}

/** The form by GET of an operation is called together with the operation. */
function operationsOf({ operationIds }: FaultFacts): readonly string[] {
  return [...new Set(operationIds.map((operationId) => operationId.replace('ViaGet', '')))];
}

async function settle(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    return { data: await call() };
  } catch (error) {
    if (isTrustlineError(error)) return { error: error.name };
    throw error;
  }
}

function judge(outcome: Outcome, expected: Outcome): Verdict {
  if ('error' in outcome) return 'error' in expected && expected.error === outcome.error ? 'correct' : 'typed error';
  return 'data' in expected && isSame(outcome.data, expected.data) ? 'correct' : 'wrong';
}

/** Compares values, but an undocumented field beside the documented ones makes no data wrong. */
function isSame(value: unknown, expected: unknown): boolean {
  // A field that is null may be left out.
  if (!isRecord(value) || !isRecord(expected)) return (value ?? null) === (expected ?? null);
  const isClosed = Array.isArray(expected) || Object.keys(expected).some((key) => /^\d/.test(key));
  if (isClosed && Object.keys(value).length !== Object.keys(expected).length) return false;
  return Object.keys(expected).every((key) => isSame(value[key], expected[key]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

const expectations = new Map<string, Checked[]>();
const verdicts: { fault: FaultFacts; plain: Verdict; checked: Verdict }[] = [];
const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

async function test(fault: FaultFacts): Promise<{ plain: Verdict; checked: Verdict }> {
  const [plain, checked] = [new Set<Verdict>(), new Set<Verdict>()];
  for (const operationId of operationsOf(fault)) {
    const key = `${fault.class === 'network'} ${sandboxFor(fault) === limited} ${operationId}`;
    const expected = expectations.get(key) ?? (await run(fault, operationId, false));
    expectations.set(key, expected);
    for (const [index, { outcome, isFaulty }] of (await run(fault, operationId, true)).entries()) {
      const verdict = judge(outcome, expected[index]?.outcome ?? { error: 'none' });
      plain.add(verdict);
      checked.add(isFaulty ? 'typed error' : verdict);
    }
  }
  return { plain: worstOf(plain), checked: worstOf(checked) };
}

function worstOf(all: ReadonlySet<Verdict>): Verdict {
  return all.has('wrong') ? 'wrong' : all.has('typed error') ? 'typed error' : 'correct';
}

describe('with a fault of the sandbox switched on, each call ends in time and without an unhandled rejection', () => {
  it.each(listFaults())(
    '$id: $says',
    async (fault) => {
      verdicts.push({ fault, ...(await test(fault)) });

      expect(unhandled).toEqual([]);
    },
    60_000,
  );

  it('none of the answers of the sandbox without a fault is found fault with', () => {
    expect([...expectations.values()].flat().filter(({ isFaulty }) => isFaulty)).toEqual([]);
  });
});

/** What is wrong in one answer as such, which a client must see without knowing anything else. */
const visible: readonly FaultClass[] = ['content-type', 'header', 'body-syntax', 'type', 'network'];
/** What contradicts the request or another part of the answer. */
const checkable: readonly FaultClass[] = [...visible, 'missing-field', 'format', 'partition'];

/** Answers that are perfect in themselves: whether a call is there on a number, only the server knows. */
const beyondClients = ['check-live-call.part-matches', 'check-live-call.further-digit-matches'];

describe('never a wrong result', () => {
  const listWrong = (kind: 'plain' | 'checked', classes: readonly FaultClass[]) =>
    verdicts
      .filter((entry) => entry[kind] === 'wrong' && classes.includes(entry.fault.class))
      .map(({ fault }) => fault.id)
      .filter((id) => !beyondClients.includes(id));

  it('comes of a fault of form', () => {
    expect(listWrong('plain', visible)).toEqual([]);
  });

  it('comes of an answer that contradicts its request, once answers are checked', () => {
    expect(listWrong('checked', checkable)).toEqual([]);
  });
});

afterAll(() => {
  const count = (kind: 'plain' | 'checked', verdict: Verdict, faultClass?: FaultClass) =>
    verdicts.filter((entry) => entry[kind] === verdict && (faultClass ?? entry.fault.class) === entry.fault.class)
      .length;
  const describeCounts = (kind: 'plain' | 'checked', faultClass?: FaultClass) =>
    (['correct', 'typed error', 'wrong'] as const)
      .map((verdict) => `${count(kind, verdict, faultClass)} ${verdict}`)
      .join(', ');
  const lines = [
    `${verdicts.length} faults: ${describeCounts('plain')}`,
    `${verdicts.length} faults, answers checked: ${describeCounts('checked')}`,
    ...faultClasses.map((faultClass) => `  ${faultClass}, answers checked: ${describeCounts('checked', faultClass)}`),
  ];
  console.log(lines.join('\n'));
});
