import type { Sandbox } from '@trustline/sandbox';
import type { ApiSettings } from './api.ts';
import { listLatestMessages } from './navixy/messages.ts';

/** The sandbox's own control. It takes no credential and is no vendor's. */
export const control: ApiSettings = {
  about: 'Play the device, the caller and the clock of a sandbox, and switch faults on.',
  guides: {},
  isVendor: false,
  demo: async (sandbox, origin) => {
    const { navixy, trustcaller } = sandbox.profile(origin);
    const [tracker = 0] = navixy.trackers?.active ?? [];
    return {
      baseUrl: `${origin}/_sandbox`,
      values: {
        '/trackers/{id}/messages id': tracker,
        '/messages/{id}/delivery id': await findPendingMessage(sandbox, navixy, tracker),
        '/calls/{id}/end id': 1,
        number: trustcaller.numbers?.own,
      },
      bounds: {},
      omitted: [],
      mistakes: [
        { how: 'Use `id` 999999999.', input: { id: 999_999_999 } },
        { how: 'Use a `number` that nobody has reserved.', input: { number: '999999999999' } },
      ],
    };
  },
};

async function findPendingMessage(
  { fetch }: Sandbox,
  { baseUrl, hash }: { readonly baseUrl: string; readonly hash: string },
  tracker: number,
): Promise<number | undefined> {
  const messages = await listLatestMessages(fetch, baseUrl, hash, tracker);
  return messages.find(({ type, status }) => type === 'OUTGOING' && status === 'PENDING')?.id;
}

/** A request for each operation of the control that takes a body, by operationId. */
export const controlExamples: Readonly<Record<string, { readonly summary: string; readonly value: unknown }>> = {
  receiveChatMessage: { summary: 'A message of the device', value: { text: 'Arrived at the gate.' } },
  startCall: { summary: 'A call that somebody takes', value: { number: '120486560010', caller: '441632960961' } },
  endCall: { summary: 'The caller hangs up', value: { hangCause: 'NORMAL_CLEARING', pdd: 850 } },
  replaceTestNumbers: {
    summary: 'One test number',
    value: { testNumbers: [{ prefix: '44', testNumber: '441632960018' }] },
  },
  moveClock: { summary: 'One minute later', value: { moveSeconds: 60 } },
  resetSandbox: { summary: 'A small account', value: { messages: 100, calls: 100 } },
  switchFaultOn: { summary: 'Calls in the wrong order', value: { id: 'list-calls.oldest-first' } },
  loadFixture: {
    summary: 'One tracker and one key',
    value: {
      navixy: {
        accounts: [
          {
            id: 1,
            timeZone: 'Europe/Berlin',
            users: [{ id: 1, credentials: [{ hash: '00000000000000000000000000000001' }] }],
            trackers: [{ id: 10_001, trustedNumbers: ['496156680000'] }],
            messages: [],
          },
        ],
      },
      trustcaller: {
        accounts: [
          {
            id: 1,
            apiAccess: true,
            apiKeysManage: true,
            keys: [
              {
                id: 1,
                name: 'Production server',
                token: '1|sandbox-demo-token-full',
                createdAt: '2026-05-15T14:30:00Z',
              },
            ],
            numbers: [],
            calls: [],
          },
        ],
        testNumbers: [],
      },
    },
  },
};
