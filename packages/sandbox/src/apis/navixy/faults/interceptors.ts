import { isObject } from '@trustline/openapi';
import type { Call, Interceptor } from '../../../api/vendor.ts';
import { fail, isError, type NavixyContext, type Outcome } from '../operation.ts';
import { statusCode } from '../status-code.ts';

/** One call of a Navixy operation. */
export type NavixyCall = Call<NavixyContext>;

/** Replaces what an operation does. */
export type Run = Interceptor<NavixyCall, Outcome>;

/** What the parameters of a call become. */
type InputEdit = (
  input: Readonly<Record<string, unknown>>,
  context: NavixyContext,
) => Readonly<Record<string, unknown>>;

/** Runs the operation with other parameters. */
export function changeInput(edit: InputEdit): Run {
  return (call, next) => next({ ...call, input: edit(call.input, call.context) });
}

/** Runs the operation as if a parameter had not been sent. */
export function ignoreInput(name: string): Run {
  return changeInput(({ [name]: _ignored, ...others }) => others);
}

/** Runs the operation in other surroundings. */
export function changeContext(edit: (context: NavixyContext) => NavixyContext): Run {
  return (call, next) => next({ ...call, context: edit(call.context) });
}

/** Runs the operation on parameters that were made to fit when the document objects to them. */
export function acceptInvalid(repair: InputEdit, applies: (call: NavixyCall) => boolean = () => true): Run {
  return (call, next) => {
    if (call.findings.length === 0 || !applies(call)) return next(call);
    return next({ ...call, input: repair(call.input, call.context), findings: [] });
  };
}

/** Whether the document objects to a call by one of its rules, such as `maxLength`. */
export function breaks(rule: string): (call: NavixyCall) => boolean {
  return ({ findings }) => findings.some((finding) => finding.rule === rule);
}

/** Rejects a text that is exactly as long as allowed. */
export const rejectLongestText: Run = (call, next) =>
  [...String(call.input.message)].length === call.context.defaults.longestText
    ? fail(statusCode.invalidParameters)
    : next(call);

/** Changes what a success says. */
export function changeSuccess(
  edit: (success: Record<string, unknown>, call: NavixyCall) => Record<string, unknown>,
): Run {
  return (call, next) => {
    const outcome = next(call);
    return isError(outcome) ? outcome : { ...edit({ ...outcome }, call), success: true };
  };
}

/** Returns an error response with one code as something else. */
export function insteadOf(code: number, outcome: Outcome, applies: (call: NavixyCall) => boolean = () => true): Run {
  return (call, next) => {
    const result = next(call);
    return isError(result) && result.rejected === code && applies(call) ? outcome : result;
  };
}

/** Responses as if the writes had happened, but forgets them. */
export const loseWrite: Run = (call, next) => call.context.store.database.discarding(() => next(call));

/** Does everything twice and responds once. */
export const writeTwice: Run = (call, next) => {
  next(call);
  return next(call);
};

/** Runs the operation as a user of the account that owns the tracker in `tracker_id`. */
export const asOwner: Run = changeContextByInput((context, input) => {
  const owner = ownerOf(context, input.tracker_id);
  return owner === undefined ? context : { ...context, user: owner };
});

/** Whether a call names another account's tracker in `tracker_id` or `trackers`. */
export function namesForeignTracker({ input, context }: NavixyCall): boolean {
  return namedTrackers(input).some((id) => {
    const owner = ownerOf(context, id);
    return owner !== undefined && owner.accountId !== context.user.accountId;
  });
}

/** Whether every tracker a call names belongs to some account, or one does not exist at all. */
export function namesUnknownTracker({ input, context }: NavixyCall): boolean {
  return namedTrackers(input).some((id) => ownerOf(context, id) === undefined);
}

/** Whether a call names a blocked tracker. */
export function namesBlockedTracker({ input, context }: NavixyCall): boolean {
  return namedTrackers(input).some((id) => typeof id === 'number' && context.store.trackers.find(id)?.blocked === true);
}

/** Whether a call names a tracker whose tariff has no chat. */
export function namesTrackerWithoutTariff({ input, context }: NavixyCall): boolean {
  return namedTrackers(input).some(
    (id) => typeof id === 'number' && context.store.trackers.find(id)?.chatInTariff === false,
  );
}

/** The objects of a list that a success carries. */
export function itemsOf(success: Readonly<Record<string, unknown>>, key: string): Record<string, unknown>[] {
  const list = success[key];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** The numbers of a list that a success or a call carries. */
export function numbersOf(fields: Readonly<Record<string, unknown>>, key: string): number[] {
  const list = fields[key];
  return Array.isArray(list) ? list.filter((item) => typeof item === 'number') : [];
}

function changeContextByInput(edit: (context: NavixyContext, input: NavixyCall['input']) => NavixyContext): Run {
  return (call, next) => next({ ...call, context: edit(call.context, call.input) });
}

function namedTrackers(input: NavixyCall['input']): unknown[] {
  return [input.tracker_id, ...(Array.isArray(input.trackers) ? input.trackers : [])].filter((id) => id !== undefined);
}

function ownerOf({ store }: NavixyContext, id: unknown) {
  const tracker = typeof id === 'number' ? store.trackers.find(id) : undefined;
  return tracker && store.users.ofAccount(tracker.accountId);
}

/**
 * Runs a rejected batch again with only those of its trackers that can be used.
 * Nothing when the batch was not rejected, or when the error response is not the one meant.
 */
export function retryWithUsable(
  call: NavixyCall,
  next: (call: NavixyCall) => Outcome,
  rejected: Outcome,
  applies: (call: NavixyCall) => boolean,
): Outcome | undefined {
  if (!isError(rejected) || rejected.rejected !== statusCode.nonexistentEntities || !applies(call)) return undefined;
  const { store, user } = call.context;
  const trackers = numbersOf(call.input, 'trackers').filter((id) => {
    const tracker = store.trackers.find(id);
    return tracker?.accountId === user.accountId && !tracker.blocked && tracker.chatInTariff;
  });
  return next({ ...call, input: { ...call.input, trackers } });
}

/** Leaves out trackers of one kind that cannot be used instead of rejecting the batch. */
export function skipUnusable(applies: (call: NavixyCall) => boolean): Run {
  return (call, next) => {
    const outcome = next(call);
    return retryWithUsable(call, next, outcome, applies) ?? outcome;
  };
}
