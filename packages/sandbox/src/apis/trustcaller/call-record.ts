import type { components } from '@trustline/specs/trustcaller';
import type { Variations } from '../../variations.ts';
import { writeInstant } from './dates.ts';
import type { Call } from './store/calls.ts';

/** Writes a call as the API shows it, in the list and on its own. */
export function writeCall(call: Call, variations: Variations): components['schemas']['CallDetailRecord'] {
  return {
    id: call.id,
    caller_id: call.callerId,
    number: call.number,
    start_at: writeInstant(call.startedAt, variations),
    end_at: writeInstant(call.endedAt, variations),
    duration: call.endedAt - call.startedAt,
    pdd: call.pdd,
    call_unique_id: call.callUniqueId,
    call_acceptable: call.callAcceptable,
    short_call: call.shortCall,
    hang_cause: call.hangCause,
  };
}
