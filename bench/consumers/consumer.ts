/** What a user might write; compiled, not run, with each version of TypeScript. */
import {
  type AnyTrustlineError,
  type ChatMessage,
  createNavixyClient,
  createTrustCallerClient,
  isTrustlineError,
  type ListedTrustedNumber,
  type NavixyClient,
  type NavixyErrorCode,
} from '@trustline/client';
import { broadcastInChunks, pollChatMessages } from '@trustline/client/navixy';
import { mockFetch, trustCallerFixtures } from '@trustline/client/testing';
import { type ApiKey, type CallDetailRecord, createLimiter, RateLimitError } from '@trustline/client/trustcaller';

const navixy: NavixyClient = createNavixyClient({ hash: '', baseUrl: undefined, timeout: 10 });
const trustcaller = createTrustCallerClient({ token: '', fetch: mockFetch(), limiter: createLimiter() });

export async function readChat(tracker_id: number, from: string | undefined): Promise<readonly ChatMessage[]> {
  const { list } = await navixy.listChatMessages({ tracker_id, from }, { signal: new AbortController().signal });
  return list.filter(({ type, status }) => type === 'INCOMING' && status === 'DELIVERED');
}

export async function readNumbers(): Promise<readonly ListedTrustedNumber[]> {
  const result = await navixy.listTrustedNumbers({ tracker_id: 1 }).safe();
  return result.ok ? result.data.list : [];
}

export async function walk(): Promise<CallDetailRecord[]> {
  const calls: CallDetailRecord[] = [];
  for await (const call of trustcaller.listCalls({ from: new Date(), to: '2026-05-01' })) calls.push(call);
  for await (const { meta } of trustcaller.listNumbers().pages()) meta.total.toFixed();
  return calls;
}

export async function handle(error: unknown): Promise<number | undefined> {
  if (!isTrustlineError(error)) throw error;
  const known: AnyTrustlineError = error;
  const code: NavixyErrorCode | undefined = known.code;
  if (code === 4711) return 0;
  switch (error.name) {
    case 'RateLimitError':
      return error.retryAfterMs;
    case 'ValidationError':
      return error.fields?.number?.length;
    default:
      return error instanceof RateLimitError ? 1 : error.status;
  }
}

export async function rest(): Promise<ApiKey | undefined> {
  for await (const message of pollChatMessages(navixy, { tracker_id: 1 })) message.text.trim();
  const { failed } = await broadcastInChunks(navixy, { trackers: [1, 2], message: '' });
  const { data, response } = await trustcaller.listApiKeys().withResponse();
  response.headers.get('x');
  return failed.length > 0 ? trustCallerFixtures.listApiKeys.oneApiKey.data[0] : data.data[0];
}

// @ts-expect-error: a tracker is needed.
navixy.sendChatMessage({ message: 'x' });
// @ts-expect-error: an identifier is a number.
trustcaller.getCall({ id: '1' });
// @ts-expect-error: there is no such input.
trustcaller.listApiKeys({ page: 1 }).safe();
// @ts-expect-error: a Navixy time is a text.
navixy.listChatMessages({ tracker_id: 1, from: new Date() });
