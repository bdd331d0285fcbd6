import { compile, contracts } from '../../generated/navixy.ts';
import type { BroadcastChatMessageInput, NavixyOperations } from '../../generated/navixy-types.ts';
import { type AnyTrustlineError, InvalidResponseError, ValidationError } from '../error.ts';
import type { CallOptions } from '../options.ts';

/** What became of a broadcast: each tracker is in exactly one of the three lists. */
export interface BroadcastOutcome {
  /** The trackers that the message was sent to. */
  readonly sent_to: readonly number[];
  /** The trackers that Navixy could not send the message to. */
  readonly not_sent_to: readonly number[];
  /** The trackers of which it is not known, or known not to be, with the error that says why. */
  readonly failed: readonly { readonly trackers: readonly number[]; readonly error: AnyTrustlineError }[];
}

const operationId = 'broadcastChatMessage';

/**
 * Sends one message to any number of trackers, in as many calls as it takes (Navixy allows 300 trackers a call), one after
 * the other. A call that fails does not end the broadcast: its trackers are listed in `failed`. A tracker given twice gets
 * the message once. One tracker that is not yours fails all 300 of its call with code 217, which is Navixy's rule.
 * Throws a ValidationError before anything is sent when a tracker or the message breaks its rule.
 *
 * @see Navixy, Tracker chat, broadcast
 */
export async function broadcastInChunks(
  navixy: Pick<NavixyOperations, typeof operationId>,
  { trackers, message }: BroadcastChatMessageInput,
  options?: CallOptions,
): Promise<BroadcastOutcome> {
  const chunks = split([...new Set(trackers)]);
  const check = compile(contracts[operationId].input);
  for (const chunk of chunks) {
    const [violation] = check({ trackers: chunk, message });
    if (violation) throw new ValidationError(`${operationId}: ${violation.slice(1)}`, { operationId, attempts: 0 });
  }
  const outcomes: BroadcastOutcome[] = [];
  for (const chunk of chunks) {
    const result = await navixy[operationId]({ trackers: chunk, message }, options).safe();
    outcomes.push(
      result.ok
        ? sort(chunk, result.data)
        : { sent_to: [], not_sent_to: [], failed: [{ trackers: chunk, error: result.error }] },
    );
  }
  return {
    sent_to: outcomes.flatMap((outcome) => outcome.sent_to),
    not_sent_to: outcomes.flatMap((outcome) => outcome.not_sent_to),
    failed: outcomes.flatMap((outcome) => outcome.failed),
  };
}

function split(trackers: readonly number[]): number[][] {
  const most = contracts[operationId].input.properties.trackers.maxItems;
  const count = Math.ceil(trackers.length / most);
  return Array.from({ length: count }, (_, index) => trackers.slice(index * most, (index + 1) * most));
}

/** Believes a response only for the trackers that are in one of its lists and not in both. */
function sort(chunk: readonly number[], report: Pick<BroadcastOutcome, 'sent_to' | 'not_sent_to'>): BroadcastOutcome {
  const [sent, notSent] = [new Set(report.sent_to), new Set(report.not_sent_to)];
  const trackers = chunk.filter((tracker) => sent.has(tracker) === notSent.has(tracker));
  const message = `${operationId}: the response does not say what became of ${trackers.join(', ')}`;
  const error = new InvalidResponseError(message, { operationId, attempts: 1, body: report });
  return {
    sent_to: chunk.filter((tracker) => sent.has(tracker) && !notSent.has(tracker)),
    not_sent_to: chunk.filter((tracker) => notSent.has(tracker) && !sent.has(tracker)),
    failed: trackers.length > 0 ? [{ trackers, error }] : [],
  };
}
