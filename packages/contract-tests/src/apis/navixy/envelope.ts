import type { Check } from '../../engine/check.ts';
import { isObject, parseJson } from '../../engine/session/json.ts';
import type { JournalEntry } from '../../transport/recorder.ts';
import type { NavixyApi } from './api.ts';

/** An answer of any operation, taken apart. */
interface Enveloped {
  readonly exchange: number;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
  /** The application code of a failure. */
  readonly code: unknown;
}

/** The checks of what every answer has in common; they look at all exchanges of the run. */
export const envelopeChecks: readonly Check<NavixyApi>[] = [
  eachAnswer('navixy-envelope.success-is-200', ({ status, body }) => {
    if (status !== 200) return null;
    const flag = isObject(body) ? body.success : undefined;
    return {
      truth: flag === true,
      says: `HTTP 200 came with success ${JSON.stringify(flag)}.`,
      pointer: '/success',
      value: flag,
    };
  }),
  eachAnswer('navixy-envelope.failure-is-not-200', ({ status, body, code }) => {
    if (status === 200 && isObject(body) && body.success === true) return null;
    const flag = isObject(body) ? body.success : undefined;
    const state = isObject(body) && isObject(body.status) ? body.status : {};
    const complete = flag === false && Number.isInteger(code) && typeof state.description === 'string';
    const says = `HTTP ${status} came with success ${JSON.stringify(flag)} and the status ${JSON.stringify(state)}.`;
    return { truth: complete && status !== 200, says, pointer: '/status', value: state };
  }),
  eachAnswer('navixy-envelope.always-json', ({ contentType, body }) => ({
    truth: /^application\/json\s*(;|$)/i.test(contentType) && body !== undefined,
    says: `The answer is no JSON that says so; its content type is ${contentType || 'missing'}.`,
    pointer: '',
    value: contentType,
  })),
  eachAnswer('navixy-envelope.code-fixes-status', ({ status, code }, api) => {
    const documented = typeof code === 'number' ? api.limits.statusOfCode.get(code) : undefined;
    if (documented === undefined) return null;
    const says = `Code ${String(code)} came with HTTP ${status} instead of ${documented}.`;
    return { truth: status === documented, says, pointer: '/status/code', value: code };
  }),
  eachAnswer('navixy-envelope.errors-name-parameters', ({ body, code }) => {
    const errors = isObject(body) ? body.errors : undefined;
    if (errors === undefined || errors === null) return null;
    const named = Array.isArray(errors) && errors.every(namesParameter);
    const says =
      'A list of parameter errors came with another code than 7, or without the name and error of a parameter.';
    return { truth: code === 7 && named, says, pointer: '/errors', value: errors };
  }),
];

interface Look {
  readonly truth: boolean;
  readonly says: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** A check that looks at every answer of the run, and at none where it has nothing to say. */
function eachAnswer(promise: string, look: (answer: Enveloped, api: NavixyApi) => Look | null): Check<NavixyApi> {
  return {
    promise,
    stateless: true,
    late: true,
    async run(checker, api) {
      if (api.session.journal.entries.length === 0) await api.call('countUnreadChatMessages');
      for (const entry of api.session.journal.entries) {
        const answer = takeApart(entry);
        const seen = answer && look(answer, api);
        if (!seen) continue;
        const { truth, ...flaw } = seen;
        checker.holds(truth, { exchange: entry.index }, flaw);
      }
    },
  };
}

function takeApart({ index, response }: JournalEntry): Enveloped | null {
  if (response === null) return null;
  const body = parseJson(response.body);
  const code = isObject(body) && isObject(body.status) ? body.status.code : undefined;
  const contentType = response.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return { exchange: index, status: response.status, contentType, body, code };
}

function namesParameter(error: unknown): boolean {
  return (
    isObject(error) && typeof error.parameter === 'string' && error.parameter !== '' && typeof error.error === 'string'
  );
}
