import { describe, expect, it } from 'vitest';
import { broadcastInChunks, createNavixyClient } from '../src/navixy.ts';
import type { MockRequest } from '../src/testing.ts';
import { jsonResponse, mockFetch } from '../src/testing.ts';
import { fakeHash } from './stub-fetch.ts';

const trackers = Array.from({ length: 650 }, (_, index) => index + 1);
const message = 'Hello';

const readTrackers = ({ body }: MockRequest): number[] =>
  typeof body === 'object' && body !== null && 'trackers' in body && Array.isArray(body.trackers) ? body.trackers : [];
const sendToEven = (request: MockRequest) => {
  const [sent_to, not_sent_to] = [0, 1].map((rest) => readTrackers(request).filter((tracker) => tracker % 2 === rest));
  return jsonResponse({ status: 200, body: { success: true, sent_to, not_sent_to } });
};
const prepare = (broadcastChatMessage: (request: MockRequest) => Response) => {
  const fetch = mockFetch({ broadcastChatMessage });
  return { fetch, navixy: createNavixyClient({ hash: fakeHash, fetch, retries: 0 }) };
};

describe('a broadcast in chunks', () => {
  it('sends to 300 trackers a call and merges the responses', async () => {
    const { fetch, navixy } = prepare(sendToEven);

    const outcome = await broadcastInChunks(navixy, { trackers, message });

    expect(fetch.requests.map((request) => readTrackers(request).length)).toEqual([300, 300, 50]);
    expect(outcome.sent_to).toEqual(trackers.filter((tracker) => tracker % 2 === 0));
    expect(outcome.not_sent_to).toEqual(trackers.filter((tracker) => tracker % 2 === 1));
    expect(outcome.failed).toEqual([]);
  });

  it('loses no tracker when one chunk fails', async () => {
    const body = { success: false, status: { code: 217, description: 'No such tracker.' } };
    const { navixy } = prepare((request) =>
      readTrackers(request).includes(301) ? jsonResponse({ status: 400, body }) : sendToEven(request),
    );

    const { sent_to, not_sent_to, failed } = await broadcastInChunks(navixy, { trackers, message });

    expect(failed).toMatchObject([{ trackers: trackers.slice(300, 600), error: { name: 'NotFoundError', code: 217 } }]);
    const all = [...sent_to, ...not_sent_to, ...failed.flatMap((part) => part.trackers)];
    expect(all.sort((a, b) => a - b)).toEqual(trackers);
  });

  it('counts a tracker as failed that the response leaves out or has in both lists', async () => {
    const { navixy } = prepare(() =>
      jsonResponse({ status: 200, body: { success: true, sent_to: [1, 2, 99], not_sent_to: [2] } }),
    );

    const outcome = await broadcastInChunks(navixy, { trackers: [1, 2, 3], message });

    expect(outcome.sent_to).toEqual([1]);
    expect(outcome.not_sent_to).toEqual([]);
    expect(outcome.failed).toMatchObject([{ trackers: [2, 3], error: { name: 'InvalidResponseError' } }]);
  });

  it('sends once to a tracker that is given twice', async () => {
    const { fetch, navixy } = prepare(sendToEven);

    await broadcastInChunks(navixy, { trackers: [2, 4, 2], message });

    expect(fetch.requests.map(readTrackers)).toEqual([[2, 4]]);
  });

  it('sends nothing when one of the trackers breaks its rule', async () => {
    const { fetch, navixy } = prepare(sendToEven);

    const broadcast = broadcastInChunks(navixy, { trackers: [...trackers, 0], message });

    await expect(broadcast).rejects.toMatchObject({ name: 'ValidationError', attempts: 0 });
    expect(fetch.requests).toEqual([]);
  });

  it('of no trackers sends nothing', async () => {
    const { fetch, navixy } = prepare(sendToEven);

    expect(await broadcastInChunks(navixy, { trackers: [], message })).toEqual({
      sent_to: [],
      not_sent_to: [],
      failed: [],
    });
    expect(fetch.requests).toEqual([]);
  });
});
