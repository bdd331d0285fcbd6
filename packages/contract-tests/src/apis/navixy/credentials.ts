import type { Check, Checker } from '../../engine/check.ts';
import { type Answer, valueAt } from '../../engine/session/response.ts';
import type { NavixyApi, Sending } from './api.ts';
import { codeOf, refusesWith, unknownHash } from './responses.ts';

/** The checks of the credential and the places where it may stand. */
export const credentialChecks: readonly Check<NavixyApi>[] = [
  {
    promise: 'navixy-credentials.hash-in-body',
    stateless: true,
    async run(checker, api) {
      const hashes = { body: api.settings.hash };
      for (const answer of await readEverything(api, { hashes })) holdsIdentified(checker, answer);
      holdsIdentified(checker, await count(api, { hashes, as: 'form' }));
    },
  },
  {
    promise: 'navixy-credentials.hash-in-query',
    stateless: true,
    async run(checker, api) {
      const hashes = { query: api.settings.hash };
      for (const answer of await readEverything(api, { hashes, as: 'get' })) holdsIdentified(checker, answer);
      holdsIdentified(checker, await count(api, { hashes }));
    },
  },
  {
    promise: 'navixy-credentials.hash-in-header',
    stateless: true,
    async run(checker, api) {
      const hashes = { header: api.settings.hash };
      for (const as of ['json', 'form', 'get'] as const) holdsIdentified(checker, await count(api, { hashes, as }));
    },
  },
  {
    promise: 'navixy-credentials.body-before-query',
    async run(checker, api) {
      const { hash } = api.settings;
      holdsIdentified(checker, await count(api, { hashes: { body: hash, query: unknownHash } }));
      holdsRefused(checker, api, await count(api, { hashes: { body: unknownHash, query: hash }, as: 'form' }));
    },
  },
  {
    promise: 'navixy-credentials.query-before-header',
    async run(checker, api) {
      const { hash } = api.settings;
      holdsIdentified(checker, await count(api, { hashes: { query: hash, header: unknownHash } }));
      holdsRefused(checker, api, await count(api, { hashes: { query: unknownHash, header: hash }, as: 'get' }));
    },
  },
  {
    promise: 'navixy-credentials.missing-hash-refused',
    async run(checker, api) {
      for (const answer of await withEveryOperation(api, { hashes: {} }, { hashes: {} }))
        refusesWith(checker, api, answer, 3);
    },
  },
  {
    promise: 'navixy-credentials.unknown-hash-refused',
    async run(checker, api) {
      for (const place of ['query', 'header'] as const) {
        holdsRefused(checker, api, await count(api, { hashes: { [place]: unknownHash } }));
      }
      for (const answer of await withEveryOperation(
        api,
        { hashes: { body: unknownHash } },
        { hashes: { query: unknownHash } },
      )) {
        holdsRefused(checker, api, answer);
      }
    },
  },
];

function count(api: NavixyApi, sending: Sending): Promise<Answer> {
  return api.call('countUnreadChatMessages', {}, sending);
}

/** Every operation that changes nothing, as far as it has the way of sending; those of a tracker when there is one. */
async function readEverything(api: NavixyApi, sending: Sending): Promise<Answer[]> {
  const [tracker] = api.settings.trackers?.active ?? [];
  const counted = await count(api, sending);
  return tracker === undefined ? [counted] : [counted, ...(await readTracker(api, tracker, sending))];
}

async function readTracker(api: NavixyApi, tracker: number, sending: Sending): Promise<Answer[]> {
  const answers = [
    await api.call('listTrustedNumbers', { tracker_id: tracker }, sending),
    await api.call('listChatMessages', { tracker_id: tracker, limit: 1 }, sending),
  ];
  return sending.as === 'get'
    ? answers
    : [...answers, await api.call('listChatUpdates', { trackers: [tracker] }, sending)];
}

/** Every operation once, with parameters that do no harm if the call is let through. */
async function withEveryOperation(api: NavixyApi, sending: Sending, inQuery: Sending): Promise<Answer[]> {
  const get = { ...inQuery, as: 'get' } as const;
  const [tracker = 1] = api.settings.trackers?.active ?? [];
  const answers = [
    ...[await count(api, sending), await count(api, get)],
    ...(await readTracker(api, tracker, sending)),
    ...(await readTracker(api, tracker, get)),
  ];
  if (!api.session.writesAllowed) return answers;
  const message = 'Contract check: this is to be refused.';
  return [
    ...answers,
    await api.call('updateTrustedNumbers', { tracker_id: tracker, list: ['491510000001'] }, sending),
    await api.call('markAllChatMessagesRead', { trackers: [tracker] }, sending),
    await api.call('markAllChatMessagesRead', { trackers: [tracker] }, get),
    await api.call('markChatMessagesRead', { message_id: 1 }, sending),
    await api.call('markChatMessagesRead', { message_id: 1 }, get),
    await api.call('sendChatMessage', { tracker_id: tracker, message }, sending),
    await api.call('broadcastChatMessage', { trackers: [tracker], message }, sending),
  ];
}

function holdsIdentified(checker: Checker, answer: Answer): void {
  checker.holds(valueAt(answer, 'success') === true, answer, {
    says: `The hash was not taken: ${answer.operationId} answered ${answer.status} with code ${codeOf(answer)}.`,
    pointer: '/success',
    value: answer.json,
  });
}

/** A hash that nobody has: code 3 or 4, and the status that goes with it. */
function holdsRefused(checker: Checker, api: NavixyApi, answer: Answer): void {
  refusesWith(checker, api, answer, codeOf(answer) === 4 ? 4 : 3);
}
