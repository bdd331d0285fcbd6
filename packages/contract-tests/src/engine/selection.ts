import { SetupError } from './error.ts';
import type { PromiseCase } from './promise-case.ts';

/** Which promises are to be verified: by id, area, tag or operation, each with `*` for any characters. */
export interface Selection {
  /** Default: all. */
  readonly only?: readonly string[];
  /** Default: none. */
  readonly skip?: readonly string[];
}

/** Says whether a promise is selected. Throws a SetupError for a pattern that no promise of any API fits. */
export function createSelection(
  { only = [], skip = [] }: Selection,
  known: readonly PromiseCase[],
): (promiseCase: PromiseCase) => boolean {
  const useless = [...only, ...skip].find((pattern) => !known.some((promiseCase) => fits(promiseCase, pattern)));
  if (useless !== undefined) {
    throw new SetupError(
      `Nothing is called ${useless}: it takes the id of a promise, its area, a tag or an operation; see --list.`,
    );
  }
  return (promiseCase) =>
    (only.length === 0 || only.some((pattern) => fits(promiseCase, pattern))) &&
    !skip.some((pattern) => fits(promiseCase, pattern));
}

function fits({ promise, tag }: PromiseCase, pattern: string): boolean {
  const names = [promise.id, promise.id.split('.')[0] ?? '', tag, promise.operationId ?? ''];
  const expression = new RegExp(`^${pattern.split('*').map(escapePattern).join('.*')}$`, 'i');
  return names.some((name) => expression.test(name));
}

function escapePattern(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
