import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ApiName, apiNames } from '@trustline/specs';
import { describe, expect, it } from 'vitest';
import { createSandbox, listFaults, type Sandbox, type SandboxOptions } from '../../src/index.ts';
import { startTime } from '../setup/api.ts';
import { playScript } from './script.ts';

const sources = join(import.meta.dirname, '../../src');

// The clock stands still and tokens are the same each time, so two runs differ by the fault alone.
function createScriptedSandbox(demo?: SandboxOptions['demo']): Sandbox {
  return createSandbox({
    clock: () => startTime,
    random: (size) => new Uint8Array(size).fill(7),
    rateLimit: { navixy: 0 },
    ...(demo === undefined ? {} : { demo }),
  });
}

async function play(sandbox: Sandbox, api: ApiName, fault: string | null): Promise<string> {
  sandbox.reset();
  sandbox.switchFault(fault);
  const exchanges = await playScript(sandbox, api);
  return createHash('sha256').update(exchanges.join('\n')).digest('hex');
}

const kebab = (operationId: string) =>
  operationId.replace(/ViaGet$/, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const written = globSync('apis/*/faults/*.ts', { cwd: sources }).map((file) =>
  readFileSync(join(sources, file), 'utf8'),
);

describe('Faults', () => {
  it('have ids that stand whole in the source, each once', () => {
    const ids = listFaults().map(({ id }) => id);

    expect(ids.filter((id) => written.filter((text) => text.includes(`'${id}'`)).length !== 1)).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have ids that start with their operation, or with what of the API they are about', () => {
    const misplaced = listFaults().filter(({ id, api, operationIds }) => {
      const area = id.slice(0, id.indexOf('.'));
      const areas = [`${api}-credentials`, `${api}-responses`, `${api}-transport`, `${api}-network`, 'rate-limit'];
      return !areas.includes(area) && !operationIds.map(kebab).includes(area);
    });

    expect(misplaced.map(({ id }) => id)).toEqual([]);
  });

  it.for(apiNames)('of %s change what a client sees, each in a way of its own', async (api) => {
    // Every fault starts from fresh data, so there is little of it; what shows only in a long list is played again.
    const small = createScriptedSandbox({ messages: 60, numbers: 104, calls: 104 });
    const large = createScriptedSandbox();
    const unnoticed = await play(small, api, null);
    const seen = new Map([[await play(large, api, null), 'no fault']]);
    const alike: string[] = [];

    for (const { id } of listFaults().filter((fault) => fault.api === api && fault.forClientsOnly !== true)) {
      const onSmall = await play(small, api, id);
      const exchanges = onSmall === unnoticed ? await play(large, api, id) : onSmall;
      const same = seen.get(exchanges);
      if (same !== undefined) alike.push(`${id} reads like ${same}`);
      seen.set(exchanges, id);
    }

    expect(alike).toEqual([]);
  });
});
