import { isObject } from '@trustline/openapi';
import type { Call, Interceptor } from '../../../api/vendor.ts';
import { fail, isError, type Outcome, type TrustCallerContext } from '../operation.ts';

/** One call of a TrustCaller operation. */
export type TrustCallerCall = Call<TrustCallerContext>;

/** Replaces what an operation does. */
export type Run = Interceptor<TrustCallerCall, Outcome>;

type Fields = Readonly<Record<string, unknown>>;

/** The query parameters of a call. */
export function queryOf({ input }: TrustCallerCall): Fields {
  return isObject(input.query) ? input.query : {};
}

/** The body of a call. */
export function bodyOf({ input }: TrustCallerCall): Fields {
  return isObject(input.body) ? input.body : {};
}

/** The id in the path of a call. */
export function idOf({ input }: TrustCallerCall): number {
  return isObject(input.path) ? Number(input.path.id) : 0;
}

/** A call with other query parameters. */
export function withQuery(call: TrustCallerCall, query: Fields): TrustCallerCall {
  return { ...call, input: { ...call.input, query } };
}

/** Runs the operation with other query parameters. */
export function changeQuery(edit: (query: Fields, call: TrustCallerCall) => Fields): Run {
  return (call, next) => next(withQuery(call, edit(queryOf(call), call)));
}

/** Runs the operation as if a query parameter had not been sent. */
export function ignoreQuery(name: string, instead?: unknown): Run {
  return changeQuery(({ [name]: _ignored, ...others }) =>
    instead === undefined ? others : { ...others, [name]: instead },
  );
}

/** Runs the operation for another account. */
export function forAccount(call: TrustCallerCall, accountId: number): TrustCallerCall {
  const { bearer } = call.context;
  return {
    ...call,
    context: { ...call.context, bearer: { ...bearer, account: { ...bearer.account, id: accountId } } },
  };
}

/** Whether the document objects to a parameter by one of its rules; without a rule, by any. */
export function breaks(place: string, rule?: string): (call: TrustCallerCall) => boolean {
  return ({ findings }) =>
    findings.some((finding) => finding.place.endsWith(place) && (rule ?? finding.rule) === finding.rule);
}

/** Changes what a success says. */
export function changeSuccess(edit: (body: Record<string, unknown>, call: TrustCallerCall) => object): Run {
  return (call, next) => {
    const outcome = next(call);
    return isError(outcome) ? outcome : { ...outcome, body: edit({ ...outcome.body }, call) };
  };
}

/** Responses calls of one kind with success and a given body, without running them. */
export function respondInstead(applies: (call: TrustCallerCall) => boolean, status: number, body: object): Run {
  return (call, next) => (applies(call) ? { status, body } : next(call));
}

/** Rejects calls of one kind although they are right. */
export function failRight(applies: (call: TrustCallerCall) => boolean, field: string): Run {
  const message = `The ${field} is invalid.`;
  return (call, next) => (applies(call) ? fail(422, message, { errors: { [field]: [message] } }) : next(call));
}

/** Rejects calls for what exists but belongs to another account with 403 instead of 404. */
export function forbidForeign(exists: (call: TrustCallerCall) => boolean): Run {
  return (call, next) => {
    const outcome = next(call);
    const isForeign = isError(outcome) && outcome.rejected === 404 && exists(call);
    return isForeign ? fail(403, 'This action is unauthorized.') : outcome;
  };
}

/** Responses as if the writes had happened, but forgets them. */
export const loseWrite: Run = (call, next) => call.context.store.database.discarding(() => next(call));

/** The records of a list. */
export function dataOf(body: object): Record<string, unknown>[] {
  const data: unknown = Reflect.get(body, 'data');
  return Array.isArray(data) ? data.filter(isObject) : [];
}

/** The body of a list of keys with other records, and a count that fits them. */
export function withData(body: object, data: readonly object[]): object {
  return { ...body, data, count: data.length };
}
