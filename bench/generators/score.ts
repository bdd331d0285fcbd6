import { isDeepStrictEqual } from 'node:util';
import type { ApiName } from '@trustline/specs';
import { apis } from './apis/apis.ts';
import { call, compile, generate, StepError } from './attempt.ts';
import type { Server } from './server.ts';
import type { Tool } from './tool.ts';
import { type Input, layOut } from './workspace.ts';

/** The steps in the order they are taken; the next needs the one before. */
export const steps = ['generates', 'compiles', 'reads', 'writes'] as const;

/** How far a generator got with one API. */
export interface Score {
  readonly passed: readonly (typeof steps)[number][];
  /** What the step that failed said. */
  readonly problem?: string;
}

/** Takes one generator and one API through all steps, up to the first that fails. */
export async function score(tool: Tool, installed: string, api: ApiName, server: Server): Promise<Score> {
  const input = inputFor(tool, api, server);
  const folder = await layOut(tool, installed, api, input);
  const types = '@types/node' in tool.dependencies ? ['node'] : [];
  const actions: Record<(typeof steps)[number], () => Promise<void>> = {
    generates: () => generate(tool, installed, folder),
    compiles: () => compile(folder, api, types),
    async reads() {
      const [returned, expected] = [await call(folder, api, 'read'), await server.expectedRead(api)];
      if (!isDeepStrictEqual(returned, expected))
        throw new StepError(`returned ${JSON.stringify(returned)} instead of ${JSON.stringify(expected)}`);
    },
    async writes() {
      const id = await call(folder, api, 'write');
      if (typeof id !== 'number') throw new StepError(`returned ${JSON.stringify(id)} instead of an id`);
      if (!(await server.holds(api, input.text))) throw new StepError('the server does not hold what was written');
    },
  };
  const passed: (typeof steps)[number][] = [];
  for (const step of steps) {
    try {
      await actions[step]();
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      return { passed, problem: `${step}: ${error.message}` };
    }
    passed.push(step);
  }
  return { passed };
}

function inputFor({ name }: Tool, api: ApiName, { profile, authorization }: Server): Input {
  const { baseUrl } = profile[api];
  const credential = apis[api].credential(profile);
  return { baseUrl, credential, authorization: authorization(api), text: `Written with ${name}` };
}
