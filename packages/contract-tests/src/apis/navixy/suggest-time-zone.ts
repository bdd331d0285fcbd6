import type { Discovered } from '../../engine/discovery.ts';
import { createAccountClock } from './account-clock.ts';
import type { NavixyApi } from './api.ts';
import { messagesIn, trackersOf } from './responses.ts';

/** So many messages are compared. */
const compared = 100;

/**
 * Suggests a time zone under which the dates of messages in both notations mean the same: that of this machine if it
 * fits, else the first that does. Many zones fit what a few days show, so a run does not go by it.
 */
export async function suggestTimeZone(api: NavixyApi): Promise<Discovered[]> {
  const { timeZone, trackers } = api.settings;
  if (timeZone !== undefined || trackers?.active === undefined) return [];
  const [tracker] = trackersOf(api);
  const parameters = { tracker_id: tracker, limit: compared };
  const written = new Map(
    messagesIn(await api.call('listChatMessages', parameters)).map(({ id, submitted }) => [id, submitted]),
  );
  const dated = messagesIn(await api.call('listChatMessages', { ...parameters, iso_datetime: true }));
  const pairs = dated.flatMap(({ id, submitted }) => {
    const date = written.get(id);
    return date === undefined ? [] : [{ date, moment: Date.parse(submitted) }];
  });
  if (pairs.length === 0) return [];
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const value = ['UTC', own, ...Intl.supportedValuesOf('timeZone')].find((zone) => {
    const { momentsOf } = createAccountClock(zone);
    return pairs.every(({ date, moment }) => momentsOf(date)?.includes(moment) === true);
  });
  if (value === undefined) return [];
  return [
    {
      key: 'timeZone',
      value,
      operations: ['listChatMessages'],
      doubt: `fits the ${pairs.length} dates looked at, as may other zones`,
    },
  ];
}
