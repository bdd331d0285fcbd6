import type { Store } from './apis/data.ts';
import type { SandboxClock } from './clock.ts';
import { SandboxError } from './error.ts';
import { maskCaller } from './mask-caller.ts';

/** A call that starts on a reserved number. */
export interface StartedCall {
  readonly number: string;
  /** The caller in digits; the last three are masked before they are stored. */
  readonly caller: string;
  /** Whether somebody took the call. Default: true. */
  readonly answered?: boolean;
}

/** How a call ended. */
export interface EndedCall {
  /** Default: `NORMAL_CLEARING`. */
  readonly hangCause?: string;
  /** Post-dial delay in milliseconds. Default: 0. */
  readonly pdd?: number;
}

/** A public number for trying a route. */
export interface PublicTestNumber {
  readonly prefix: string;
  readonly testNumber: string;
}

/** The other side of the conversation: what devices and callers do. Each throws a SandboxError for an unknown id. */
export interface Events {
  /** A device sends a message, which is unread. Returns the id of the message. */
  readonly deviceSends: (trackerId: number, text: string) => number;
  /** A device confirms that an outgoing message arrived. */
  readonly deviceConfirms: (messageId: number) => void;
  /** A call starts. Returns the id by which it can be ended. */
  readonly callStarts: (call: StartedCall) => number;
  /** A call ends and becomes a call detail record, whose id is returned. */
  readonly callEnds: (id: number, ending?: EndedCall) => number;
  /** The public test numbers are replaced. */
  readonly testNumbersChange: (numbers: readonly PublicTestNumber[]) => void;
}

const shortCallSeconds = 10;

/** Lets events happen in a store at the time of a clock; each is durable when its function returns. */
export function createEvents(store: Store, clock: SandboxClock): Events {
  const durable = <Result>(happen: () => Result): Result => {
    const result = store.database.atomically(happen);
    store.database.commit();
    return result;
  };
  return {
    deviceSends: (trackerId, text) => durable(() => receiveMessage(store, clock.seconds(), trackerId, text)),
    deviceConfirms: (messageId) => durable(() => confirmDelivery(store, clock.seconds(), messageId)),
    callStarts: (call) => durable(() => startCall(store, clock.seconds(), call)),
    callEnds: (id, ending = {}) => durable(() => endCall(store, clock.seconds(), id, ending)),
    testNumbersChange: (numbers) => durable(() => store.numbers.replaceTestNumbers(numbers)),
  };
}

function receiveMessage(store: Store, now: number, trackerId: number, text: string): number {
  if (store.trackers.find(trackerId) === undefined)
    throw new SandboxError(`There is no tracker ${trackerId}.`, 'unknown');
  const fromDevice = { incoming: true, delivered: true, unread: true, updatedAt: null, employeeId: null };
  return store.messages.add({ trackerId, submittedAt: now, text, ...fromDevice });
}

function confirmDelivery(store: Store, now: number, messageId: number): void {
  const message = store.messages.find(messageId);
  if (message === undefined || message.incoming)
    throw new SandboxError(`There is no outgoing message ${messageId}.`, 'unknown');
  store.messages.deliver(messageId, now);
}

function startCall(store: Store, now: number, { number, caller, answered = true }: StartedCall): number {
  if (store.numbers.owner(number) === undefined)
    throw new SandboxError(`Nobody reserves the number ${number}.`, 'unknown');
  return store.liveCalls.start({ number, callerId: maskCaller(caller), startedAt: now, answered });
}

function endCall(store: Store, now: number, id: number, ending: EndedCall): number {
  const call = store.liveCalls.find(id);
  const accountId = call && store.numbers.owner(call.number);
  if (call === undefined || accountId === undefined) throw new SandboxError(`There is no live call ${id}.`, 'unknown');
  store.liveCalls.end(id);
  const endedAt = Math.max(now, call.startedAt);
  return store.calls.add({
    accountId,
    callerId: call.callerId,
    number: call.number,
    startedAt: call.startedAt,
    endedAt,
    pdd: ending.pdd ?? 0,
    callUniqueId: `live-${id}-${call.startedAt.toString(36)}`,
    callAcceptable: call.answered,
    shortCall: endedAt - call.startedAt < shortCallSeconds,
    hangCause: ending.hangCause ?? 'NORMAL_CLEARING',
  });
}
