import { describe, expect, expectTypeOf, it } from 'vitest';
import { type ChatMessage, createNavixyClient } from '../src/navixy.ts';
import { navixyFixtures, trustCallerFixtures } from '../src/testing.ts';
import { type CallDetailRecord, createTrustCallerClient } from '../src/trustcaller.ts';
import { createStubFetch, fakeHash, fakeToken, json } from './stub-fetch.ts';

const { ChatMessageList } = navixyFixtures.listChatMessages;
const { oneCall } = trustCallerFixtures.listCalls;

describe('a page is never lost', () => {
  it.each([
    ['an unknown status', { status: 'READ' }],
    ['an unknown type', { type: 'SYSTEM' }],
    ['no employee and no delivery', { employee_id: null, update_time: null }],
    ['a field that is new', { attachment: { id: 1 } }],
    ['an identifier of zero', { employee_id: 0 }],
  ])('for a chat message with %s', async (_, changes) => {
    const [message] = ChatMessageList.list;
    const body = { ...ChatMessageList, list: [{ ...message, ...changes }] };
    const navixy = createNavixyClient({ hash: fakeHash, fetch: createStubFetch(json(body)).fetch });

    expect((await navixy.listChatMessages({ tracker_id: 1 })).list).toMatchObject([changes]);
  });

  it.each([
    ['a call that lasts', { end_at: null, pdd: null, hang_cause: null }],
    ['no caller', { caller_id: null }],
    ['a caller whose name is withheld', { caller_id: 'anonymous' }],
    ['a short number', { number: '112' }],
    ['an unknown hangup cause', { hang_cause: 'NEW_CAUSE' }],
    ['times in another form', { start_at: '2026-05-15 14:30:00', end_at: '15.05.2026' }],
    ['a field that is new', { recording: null }],
  ])('for %s', async (_, changes) => {
    const body = { ...oneCall, data: [{ ...oneCall.data[0], ...changes }] };
    const trustcaller = createTrustCallerClient({ token: fakeToken, fetch: createStubFetch(json(body)).fetch });

    expect((await trustcaller.listCalls()).data).toMatchObject([changes]);
  });
});

describe('the types', () => {
  it('say what may be null, and suggest known values without closing them', () => {
    expectTypeOf<null>().toExtend<CallDetailRecord['end_at' | 'hang_cause' | 'caller_id' | 'pdd']>();
    expectTypeOf<'READ' & string>().toExtend<ChatMessage['status']>();
    expectTypeOf<string>().toExtend<ChatMessage['type']>();
    expectTypeOf<null>().toExtend<ChatMessage['update_time']>();
  });
});
