import type { Check } from '../../engine/check.ts';
import type { NavixyApi } from './api.ts';
import { chatBroadcastChecks } from './chat-broadcast.ts';
import { chatListChecks } from './chat-list.ts';
import { chatMarkChecks } from './chat-mark.ts';
import { chatSendChecks } from './chat-send.ts';
import { chatUnreadChecks } from './chat-unread.ts';
import { chatUpdateChecks } from './chat-updates.ts';
import { chatWindowChecks } from './chat-window.ts';
import { credentialChecks } from './credentials.ts';
import { dateChecks } from './dates.ts';
import { envelopeChecks } from './envelope.ts';
import { rateLimitChecks } from './rate-limit.ts';
import { requestChecks } from './requests.ts';
import { trustedNumberChecks } from './trusted-numbers.ts';

/** Every check of the Navixy API. */
export const navixyChecks: readonly Check<NavixyApi>[] = [
  ...credentialChecks,
  ...envelopeChecks,
  ...requestChecks,
  ...dateChecks,
  ...rateLimitChecks,
  ...trustedNumberChecks,
  ...chatListChecks,
  ...chatWindowChecks,
  ...chatMarkChecks,
  ...chatSendChecks,
  ...chatBroadcastChecks,
  ...chatUpdateChecks,
  ...chatUnreadChecks,
];
