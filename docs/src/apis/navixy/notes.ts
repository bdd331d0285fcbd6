import type { Profile } from '@trustline/sandbox';
import type { ApiNotes, Mistake } from '../api.ts';
import { listLatestMessages } from './messages.ts';

export const navixy: ApiNotes = {
  about: "Chat with an account's trackers and manage their trusted phone numbers.",
  guides: { 'Trusted numbers': 'trusted-numbers', 'Tracker chat': 'chat' },
  demo: async (sandbox, origin) => {
    const { navixy: profile } = sandbox.profile(origin);
    const [first = 0, second = 0] = profile.trackers?.active ?? [];
    const messages = await listLatestMessages(sandbox.fetch, profile.baseUrl, profile.hash, first);
    const incoming = messages.filter(({ type }) => type === 'INCOMING').map(({ id }) => id);
    return {
      baseUrl: profile.baseUrl,
      credential: profile.hash,
      values: {
        tracker_id: first,
        trackers: [first, second],
        message_id: incoming[0],
        message_ids: incoming.slice(0, 2),
      },
      bounds: { limit: 2 },
      omitted: ['from', 'to'],
      mistakes: listMistakes(profile),
    };
  },
  control: async (sandbox, origin) => {
    const { baseUrl, hash, trackers } = sandbox.profile(origin).navixy;
    const [tracker = 0] = trackers?.active ?? [];
    const messages = await listLatestMessages(sandbox.fetch, baseUrl, hash, tracker);
    return {
      '/trackers/{id}/messages id': tracker,
      '/messages/{id}/delivery id': messages.find(({ type, status }) => type === 'OUTGOING' && status === 'PENDING')
        ?.id,
    };
  },
};

function listMistakes({ trackers = {}, readOnlyHash, noChatHash }: Profile['navixy']): Mistake[] {
  const { foreign, blocked, chatUnsupported, chatNotInTariff } = trackers;
  const tracker = (id: number | undefined, what: string): Mistake[] =>
    id === undefined
      ? []
      : [
          { how: `Use \`tracker_id\` ${id}, ${what}.`, input: { tracker_id: id } },
          { how: `Put tracker ${id}, ${what}, into \`trackers\`.`, input: { trackers: [id] } },
        ];
  return [
    { how: 'Send no credential.', credential: null },
    { how: 'Send a hash of 32 zeros.', credential: '0'.repeat(32) },
    ...tracker(foreign, 'which belongs to another account'),
    ...tracker(blocked, 'which is blocked'),
    ...tracker(chatUnsupported, 'whose device has no chat'),
    ...tracker(chatNotInTariff, 'whose tariff has no chat'),
    { how: 'Use `message_id` 999999999.', input: { message_id: 999_999_999 } },
    { how: 'Use a text as `tracker_id`.', input: { tracker_id: 'none' } },
    { how: 'Use a text as `trackers`.', input: { trackers: 'none' } },
    { how: 'Use a text as `message_id`.', input: { message_id: 'none' } },
    ...(readOnlyHash === undefined ? [] : [{ how: `Send the hash \`${readOnlyHash}\`.`, credential: readOnlyHash }]),
    ...(noChatHash === undefined ? [] : [{ how: `Send the hash \`${noChatHash}\`.`, credential: noChatHash }]),
    { how: 'Send more than 50 requests within a second.', times: 51 },
  ];
}
