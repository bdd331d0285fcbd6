import { type FaultClass, type FaultFacts, faultClasses, listFaults } from '@trustline/sandbox';
import { afterAll, describe, expect, it } from 'vitest';
import { reasonOf, unseenGroups } from './fault-groups.ts';
import { limited, run, unlimited, varied } from './fault-run.ts';
import { type Checked, type Expected, judgeAll, type Verdict, worstOf } from './fault-verdict.ts';

/** What became of a fault: with a client as it is, and with one whose hook checks responses. */
interface Entry {
  readonly fault: FaultFacts;
  readonly plain: Verdict;
  readonly checked: Verdict;
}

const expectations = new Map<string, Expected>();
const variations: Checked[] = [];
const entries: Entry[] = [];
const unhandled: unknown[] = [];
process.on('unhandledRejection', (reason) => unhandled.push(reason));

/** Learns once what the calls of an operation come to without a fault. */
async function learn(fault: FaultFacts, operationId: string): Promise<Expected> {
  const isLimited = fault.id.startsWith('rate-limit');
  const key = `${fault.class === 'network'} ${isLimited} ${operationId}`;
  const known = expectations.get(key);
  if (known) return known;
  const served = await run(unlimited, fault, operationId, false);
  const learned = { usual: isLimited ? await run(limited, fault, operationId, false) : served, unlimited: served };
  expectations.set(key, learned);
  variations.push(...(await run(varied, fault, operationId, false)));
  return learned;
}

async function test(fault: FaultFacts): Promise<Entry> {
  const sandbox = fault.id.startsWith('rate-limit') ? limited : unlimited;
  const [plain, checked]: [Verdict[], Verdict[]] = [[], []];
  // The form by GET of an operation is called together with the operation.
  for (const operationId of new Set(fault.operationIds.map((id) => id.replace('ViaGet', '')))) {
    const expected = await learn(fault, operationId);
    const outcomes = await run(sandbox, fault, operationId, true);
    plain.push(judgeAll(outcomes, expected, false));
    checked.push(judgeAll(outcomes, expected, true));
  }
  return { fault, plain: worstOf(plain), checked: worstOf(checked) };
}

describe('with a fault of the sandbox switched on, each call ends in time and without an unhandled rejection', () => {
  it.each(listFaults())(
    '$id: $says',
    async (fault) => {
      entries.push(await test(fault));

      expect(unhandled).toEqual([]);
    },
    60_000,
  );
});

describe('of a server without a fault', () => {
  it('no response is found fault with', () => {
    const responses = [...expectations.values()].flatMap(({ usual }) => usual);

    expect(responses.filter(({ isFaulty }) => isFaulty)).toEqual([]);
    expect(responses.length).toBeGreaterThan(100);
  });

  it('no response is found fault with, or rejected, that differs in what the documents leave open', () => {
    const usual = [...expectations.values()].flatMap(({ unlimited: served }) => served);
    const kindOf = ({ outcome }: Checked) => ('error' in outcome ? outcome.error : 'data');

    expect(variations.filter(({ isFaulty }) => isFaulty)).toEqual([]);
    expect(variations.map(kindOf)).toEqual(usual.map(kindOf));
  });
});

/** What is wrong in one response as such, which a client must see without knowing anything else. */
const visible: readonly FaultClass[] = ['content-type', 'header', 'body-syntax', 'type', 'network'];

describe('never a wrong result', () => {
  it('comes of a fault of form', () => {
    const wrong = entries.filter(({ fault, plain }) => plain === 'wrong' && visible.includes(fault.class));

    // What the pages only show is left to the full check, which sees all of it.
    expect(wrong.filter(({ fault }) => fault.breaks !== 'deviation').map(({ fault }) => fault.id)).toEqual([]);
    expect(wrong.filter(({ checked }) => checked === 'wrong')).toEqual([]);
  });

  it('comes, once responses are checked, of a fault but for those that are named with the reason why none can see them', () => {
    const wrong = entries.filter(({ fault, checked }) => checked === 'wrong' && reasonOf(fault) === undefined);

    expect(wrong.map(({ fault }) => fault.id)).toEqual([]);
  });

  it('is excused by name without need', () => {
    const wrong = new Set(entries.filter(({ checked }) => checked === 'wrong').map(({ fault }) => fault.id));

    expect(unseenGroups.flatMap(({ faults = [] }) => faults).filter((id) => !wrong.has(id))).toEqual([]);
  });
});

const verdicts = ['correct', 'typed error', 'wrong'] as const;

function count(kind: 'plain' | 'checked', counted: readonly Entry[]): string {
  return verdicts
    .map((verdict) => `${counted.filter((entry) => entry[kind] === verdict).length} ${verdict}`)
    .join(', ');
}

afterAll(() => {
  const classes = faultClasses.map(
    (name) =>
      `  ${name}: ${count(
        'checked',
        entries.filter(({ fault }) => fault.class === name),
      )}`,
  );
  const wrong = entries.filter(({ checked }) => checked === 'wrong').map(({ fault }) => fault);
  const groups = unseenGroups.flatMap(({ reason }) => {
    const unseen = wrong.filter((fault) => reasonOf(fault) === reason);
    return unseen.length === 0 ? [] : [`  ${unseen.length}: ${reason}`, ...unseen.map(({ id }) => `    ${id}`)];
  });
  const lines = [
    `${entries.length} faults, client as it is: ${count('plain', entries)}`,
    `${entries.length} faults, responses checked: ${count('checked', entries)}`,
    ...classes,
    'Wrong results, responses checked, and why:',
    ...groups,
  ];
  console.log(lines.join('\n'));
});
