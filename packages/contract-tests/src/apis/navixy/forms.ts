import type { CheckContext } from '../../engine/check.ts';
import { isObject, sameJson } from '../../engine/session/json.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import type { NavixyApi, OperationName, Parameters } from './api.ts';
import { contentsIn, mapIn, messagesIn } from './responses.ts';
import { numbersIn } from './trusted-lists.ts';

/** What of a response has to be the same in every form of a request. */
const contents = {
  listTrustedNumbers: numbersIn,
  listChatMessages: (response: ApiResponse) => {
    const updated = messagesIn(response).map(({ value }) => value.update_time ?? null);
    return contentsIn(response).map((content, index) => [...content, updated[index]]);
  },
  listChatUpdates: mapIn,
  countUnreadChatMessages: mapIn,
} satisfies Partial<Record<OperationName, (response: ApiResponse) => unknown>>;

/**
 * One observation: a form or a query returns the same as the JSON body with the same values. Where the account changes
 * meanwhile, anything between what JSON returns before and afterwards will do.
 */
export async function holdsSameAsJson(
  context: CheckContext,
  api: NavixyApi,
  as: 'form' | 'get',
  name: keyof typeof contents,
  parameters: Parameters = {},
): Promise<void> {
  const view = contents[name];
  const before = await api.call(name, parameters);
  const other = await api.call(name, parameters, { as, again: true });
  // A long span may be rejected, in each form alike.
  if (before.status !== 200) return context.assertStatus(other, before.status, 'inferred');
  context.requireStatus(other);
  const readAgain = async () => context.requireStatus(await api.call(name, parameters, { again: true }));
  const isSame = sameJson(view(before), view(other)) || liesBetween(view(before), view(other), view(await readAgain()));
  context.assert(isSame, other, {
    message: `The ${as === 'get' ? 'GET form' : 'form'} of ${name} returns something else than the JSON body with the same values.`,
    pointer: name === 'listChatUpdates' || name === 'countUnreadChatMessages' ? '/value' : '/list',
    value: view(other),
  });
}

function liesBetween(before: unknown, other: unknown, after: unknown): boolean {
  if (sameJson(after, other)) return true;
  if (Array.isArray(before) && Array.isArray(other) && Array.isArray(after)) {
    return !sameJson(before, after) && listLiesBetween(before, other, after);
  }
  if (!isObject(before) || !isObject(other) || !isObject(after)) return false;
  const keys = new Set([...Object.keys(before), ...Object.keys(other), ...Object.keys(after)]);
  return [...keys].every((key) => {
    const [low, found, high] = [before[key], other[key], after[key]];
    if (typeof found === 'number') return Number(low ?? 0) <= found && found <= Number(high ?? 0);
    // Counts and times only rise.
    return typeof found === 'string' ? String(low ?? '') <= found && found <= String(high ?? '') : low === found;
  });
}

/** What stays in a list is there in between, in its order; what comes and goes does not make the list longer. */
function listLiesBetween(before: readonly unknown[], other: readonly unknown[], after: readonly unknown[]): boolean {
  const write = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item));
  const last = new Set(write(after));
  const staying = new Set(write(before).filter((item) => last.has(item)));
  const found = write(other).filter((item) => staying.has(item));
  return sameJson(found, [...staying]) && other.length <= Math.max(before.length, after.length);
}
