import type { WeakBasis } from '@trustline/openapi-validator';
import { type Check, check } from '../../engine/check.ts';
import { isObject, parseJson } from '../../engine/session/json.ts';
import type { RecordedExchange } from '../../transport/recorder.ts';
import type { NavixyApi } from './api.ts';

/** A response of any operation, taken apart. */
interface Enveloped {
  readonly exchange: number;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
  /** The application code of a failure. */
  readonly code: unknown;
}

/** The checks of what every response has in common; they look at all exchanges of the run. */
export const envelopeChecks: readonly Check<NavixyApi>[] = [
  eachResponse('navixy-envelope.success-is-200', ({ status, body }) => {
    if (status !== 200) return null;
    const flag = isObject(body) ? body.success : undefined;
    return {
      truth: flag === true,
      message: `HTTP 200 came with success ${JSON.stringify(flag)}.`,
      pointer: '/success',
      value: flag,
    };
  }),
  eachResponse('navixy-envelope.failure-is-not-200', ({ status, body, code }) => {
    if (status === 200 && isObject(body) && body.success === true) return null;
    const flag = isObject(body) ? body.success : undefined;
    const state = isObject(body) && isObject(body.status) ? body.status : {};
    const complete = flag === false && Number.isInteger(code) && typeof state.description === 'string';
    const message = `HTTP ${status} came with success ${JSON.stringify(flag)} and the status ${JSON.stringify(state)}.`;
    return { truth: complete && status !== 200, message, pointer: '/status', value: state };
  }),
  eachResponse('navixy-envelope.always-json', ({ contentType, body }) => ({
    truth: /^application\/json\s*(;|$)/i.test(contentType) && body !== undefined,
    message: `The response is no JSON that says so; its content type is ${contentType || 'missing'}.`,
    pointer: '',
    value: contentType,
  })),
  eachResponse('navixy-envelope.code-fixes-status', ({ status, code }, api) => {
    const documented = typeof code === 'number' ? api.limits.statusOfCode.get(code) : undefined;
    if (documented === undefined) return null;
    const message = `Code ${String(code)} came with HTTP ${status} instead of ${documented.status}.`;
    const { basis } = documented;
    const truth = status === documented.status;
    return { truth, message, pointer: '/status/code', value: code, ...(basis === undefined ? {} : { basis }) };
  }),
  {
    ...eachResponse('navixy-envelope.errors-name-parameters', ({ body, code }) => {
      const errors = isObject(body) ? body.errors : undefined;
      if (errors === undefined || errors === null) return null;
      const named = Array.isArray(errors) && errors.every(namesParameter);
      const message =
        'A list of parameter errors came with another code than 7, or without the name and error of a parameter.';
      return { truth: code === 7 && named, message, pointer: '/errors', value: errors };
    }),
    notEverywhere: 'it takes no parameter that could be wrong',
  },
];

interface Look {
  readonly truth: boolean;
  readonly message: string;
  readonly pointer: string;
  readonly value: unknown;
  readonly basis?: WeakBasis;
}

/** A check that looks at every response of the run, and at none where it has nothing to say. */
function eachResponse(promise: string, look: (response: Enveloped, api: NavixyApi) => Look | null): Check<NavixyApi> {
  return check({ promise, worksOnMock: true, phase: 'last' }, async (context, api) => {
    if (api.session.recorder.entries.length === 0) await api.call('countUnreadChatMessages');
    for (const entry of api.session.recorder.entries) {
      const response = entry.repeated ? null : takeApart(entry);
      const seen = response && look(response, api);
      if (!seen) continue;
      const { truth, ...flaw } = seen;
      context.assert(truth, { exchange: entry.index }, flaw);
    }
  });
}

function takeApart({ index, response }: RecordedExchange): Enveloped | null {
  if (response === null) return null;
  const body = parseJson(response.body);
  // What is kept of a long response need not be JSON any more.
  if (body === undefined && response.cutFrom !== null) return null;
  const code = isObject(body) && isObject(body.status) ? body.status.code : undefined;
  const contentType = response.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return { exchange: index, status: response.status, contentType, body, code };
}

function namesParameter(error: unknown): boolean {
  return (
    isObject(error) && typeof error.parameter === 'string' && error.parameter !== '' && typeof error.error === 'string'
  );
}
