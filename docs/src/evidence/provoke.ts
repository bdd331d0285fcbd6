import { isObject, type Operation } from '@trustline/openapi';
import type { Sandbox } from '@trustline/sandbox';
import type { ApiSettings, Demo, Mistake } from '../apis/api.ts';
import { buildRequest } from '../samples/request.ts';
import type { CallRequest } from '../samples/sample.ts';
import { send } from './send.ts';

/** An error that the sandbox returned, and how it was brought about. */
export interface ProvokedError {
  readonly status: number;
  readonly code: number | undefined;
  readonly how: string;
}

/** Makes each mistake with the request of an operation and notes the errors, the first way to each. */
export async function provokeErrors(
  sandbox: Sandbox,
  operation: Operation,
  request: CallRequest,
  names: readonly string[],
  demo: Demo,
  { scheme, codePointer }: ApiSettings,
): Promise<ProvokedError[]> {
  const errors = new Map<string, ProvokedError>();
  sandbox.reset();
  for (const { how, input = {}, credential = demo.credential, times = 1 } of demo.mistakes) {
    if (!isPossible({ how, input, credential: credential ?? null }, names)) continue;
    const authorization = typeof credential === 'string' ? `${scheme} ${credential}` : undefined;
    const mistaken = buildRequest(operation, { ...request.input, ...input });
    for (let sent = 0; sent < times; sent += 1) {
      const { status, body } = await send(sandbox, demo.baseUrl, mistaken, authorization);
      const code = readCode(body, codePointer);
      const key = `${status} ${code}`;
      if (status >= 400 && !errors.has(key)) errors.set(key, { status, code, how });
    }
  }
  return [...errors.values()];
}

// A request with a field the operation does not have would prove nothing about it.
function isPossible({ input = {} }: Mistake, names: readonly string[]): boolean {
  return Object.keys(input).every((name) => names.includes(name));
}

function readCode(body: unknown, pointer: ApiSettings['codePointer']): number | undefined {
  const found = pointer?.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), body);
  return typeof found === 'number' ? found : undefined;
}
