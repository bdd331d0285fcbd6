import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runInTurn, type Turn } from '../../src/engine/schedule.ts';
import { openSandbox } from './in-process.ts';

interface Step extends Turn {
  readonly name: string;
}

const step = (name: string, phase: Turn['phase'], level: Turn['level'] = null): Step => ({
  ...{ name, phase, level },
  rejected: false,
});

describe('checks in their turn', () => {
  it('run side by side only where they do not disturb each other', async () => {
    const underway = new Set<Step>();
    const met: [Step, Step][] = [];
    const steps = [
      step('last', 'last'),
      step('mark', 'late', 'mark-read'),
      step('send', 'first', 'messages'),
      step('write', 'first', 'writes'),
      ...Array.from({ length: 5 }, (_, index) => step(`read ${index}`, 'first')),
    ];

    await runInTurn(
      steps,
      (turn) => turn,
      async (current) => {
        for (const other of underway) met.push([other, current]);
        underway.add(current);
        await setImmediate();
        underway.delete(current);
      },
    );

    const pairs = new Set(
      met.map((pair) =>
        pair
          .map(({ level }) => level ?? 'reading')
          .toSorted()
          .join(' beside '),
      ),
    );
    expect([...pairs].toSorted()).toEqual(
      ['mark-read beside writes', 'messages beside writes', 'reading beside reading'].filter((pair) => pairs.has(pair)),
    );
    expect(pairs).toContain('reading beside reading');
  });

  it('let those that have begun end before an error is thrown, and begin no other', async () => {
    const ended: string[] = [];
    const steps = Array.from({ length: 30 }, (_, index) => step(String(index), 'first'));

    const running = runInTurn(
      steps,
      (turn) => turn,
      async ({ name }) => {
        if (name === '0') throw new Error('over');
        await setImmediate();
        ended.push(name);
      },
    );

    await expect(running).rejects.toThrow('over');
    expect(ended).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });
});

describe('a run', () => {
  it('meets a 429 only where it asks for one', async () => {
    const { verify } = openSandbox();

    const { exchanges } = await verify('navixy');

    const met = exchanges.filter(({ response }) => response?.status === 429);
    expect(new Set(met.map(({ promise }) => promise))).toEqual(new Set(['navixy-limits.fifty-a-second']));
  });
});
