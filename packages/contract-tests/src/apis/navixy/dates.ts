import { type Check, type CheckContext, check } from '../../engine/check.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import { scenario } from '../../engine/session/scenario.ts';
import { createAccountClock, shiftDate } from './account-clock.ts';
import type { NavixyApi, Parameters, Sending } from './api.ts';
import { type Message, messagesIn, trackersOf } from './responses.ts';
import { assertIsoDates, assertVendorDates } from './written-dates.ts';

const needs = ['trackers.active'];

/** A few messages of the past, so that they stay the same, in each way of asking for dates. */
const listEachWay = scenario(async (api: NavixyApi) => {
  const [tracker] = trackersOf(api);
  const plain = { tracker_id: tracker, limit: 20 };
  const list = (parameters: Parameters, sending?: Sending) =>
    api.call('listChatMessages', { ...plain, ...parameters }, sending);
  return {
    vendor: await list({}),
    vendorByGet: await list({}, { as: 'get' }),
    byParameter: await list({ iso_datetime: true }),
    byParameterInForm: await list({ iso_datetime: true }, { as: 'form' }),
    byParameterInQuery: await list({ iso_datetime: true }, { as: 'get' }),
    byHeader: await list({}, { headers: { 'NVX-ISO-DateTime': 'true' } }),
    byHeaderInQuery: await list({}, { as: 'get', headers: { 'NVX-ISO-DateTime': 'true' } }),
    updates: await api.call('listChatUpdates', { trackers: [tracker] }),
    updatesIso: await api.call('listChatUpdates', { trackers: [tracker], iso_datetime: true }),
    updatesByHeader: await api.call(
      'listChatUpdates',
      { trackers: [tracker] },
      { headers: { 'NVX-ISO-DateTime': 'true' } },
    ),
  };
});

/** The checks of how dates are written and what they mean. */
export const dateChecks: readonly Check<NavixyApi>[] = [
  check(
    { promise: 'navixy-dates.vendor-format-by-default', notEverywhere: 'its responses have no date', needs },
    async (context, api) => {
      const { vendor, vendorByGet, updates } = await listEachWay(api);
      for (const response of [vendor, vendorByGet, updates])
        assertVendorDates(context, context.requireStatus(response));
    },
  ),
  check(
    {
      promise: 'navixy-dates.account-time-zone',
      notEverywhere: 'one list of messages shows the time zone of the account',
      needs,
    },
    async (context, api) => {
      const { vendor, byParameter } = await listEachWay(api);
      if (api.settings.timeZone === undefined) {
        holdsStatedOffsets(context, context.requireStatus(vendor), context.requireStatus(byParameter));
      }
      holdsSameMoments(context, api, context.requireStatus(vendor), context.requireStatus(byParameter));
      const { message, written } = pickMessage(vendor, byParameter);
      if (message === undefined) return;
      const [tracker] = trackersOf(api);
      const window = { tracker_id: tracker, from: shiftDate(written, -1000), to: shiftDate(written, 1000) };
      holdsInWindow(context, context.requireStatus(await api.call('listChatMessages', window)), message, true);
    },
  ),
  check({ promise: 'navixy-dates.iso-in-requests', notEverywhere: 'it takes no date', needs }, async (context, api) => {
    const { vendor, byParameter } = await listEachWay(api);
    const { message } = pickMessage(context.requireStatus(vendor), context.requireStatus(byParameter));
    if (message === undefined) return;
    const [tracker] = trackersOf(api);
    const moment = Date.parse(message.submitted);
    const listBetween = async (from: string, to: string) =>
      context.requireStatus(await api.call('listChatMessages', { tracker_id: tracker, iso_datetime: true, from, to }));
    const around = await listBetween(writeIso(moment - 1000, 5), writeIso(moment + 1000, -3));
    holdsInWindow(context, around, message, true);
    // The same digits with another offset are another moment.
    const elsewhere = await listBetween(
      writeIso(moment - 1000, 5).replace('+05', '+07'),
      writeIso(moment + 1000, 5).replace('+05', '+07'),
    );
    holdsInWindow(context, elsewhere, message, false);
  }),
  check(
    { promise: 'navixy-dates.iso-by-parameter', notEverywhere: 'it takes no such parameter', needs },
    async (context, api) => {
      const { vendor, byParameter, byParameterInForm, byParameterInQuery, updatesIso } = await listEachWay(api);
      for (const response of [byParameter, byParameterInForm, byParameterInQuery, updatesIso]) {
        assertIsoDates(context, context.requireStatus(response));
      }
      holdsSameMoments(context, api, context.requireStatus(vendor), context.requireStatus(byParameter));
    },
  ),
  check(
    { promise: 'navixy-dates.iso-by-header', notEverywhere: 'its responses have no date', needs },
    async (context, api) => {
      const { byHeader, byHeaderInQuery, updatesByHeader } = await listEachWay(api);
      for (const response of [byHeader, byHeaderInQuery, updatesByHeader])
        assertIsoDates(context, context.requireStatus(response));
    },
  ),
];

/** A message whose second is not that of a change of clocks, with its submit time in both notations. */
function pickMessage(vendor: ApiResponse, iso: ApiResponse): { message: Message | undefined; written: string } {
  const message = messagesIn(iso).find(
    ({ submitted }) => submitted.slice(14, 19) !== '00:00' && Date.parse(submitted) > 0,
  );
  const written = messagesIn(vendor).find(({ id }) => id === message?.id)?.submitted;
  return written === undefined ? { message: undefined, written: '' } : { message, written };
}

function writeIso(moment: number, hours: number): string {
  const offset = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
  return new Date(moment + hours * 3_600_000).toISOString().replace(/\.\d+Z$/, offset);
}

function holdsInWindow(context: CheckContext, response: ApiResponse, { id, submitted }: Message, isIn: boolean): void {
  context.assert(messagesIn(response).some((listed) => listed.id === id) === isIn, response, {
    message: `The message ${id} of ${submitted} is ${isIn ? 'not' : ''} in a window of two seconds ${isIn ? 'around it' : 'elsewhere'}.`,
    pointer: '/list',
  });
}

/** The same messages, listed with both kinds of dates, were submitted at the same moments. */
function holdsSameMoments(context: CheckContext, api: NavixyApi, vendor: ApiResponse, iso: ApiResponse): void {
  const clock = createAccountClock(api.settings.timeZone);
  const written = new Map<number, Message>(messagesIn(vendor).map((message) => [message.id, message]));
  for (const { id, submitted, value, pointer } of messagesIn(iso)) {
    const message = written.get(id);
    if (message === undefined) continue;
    const pairs = [
      { field: 'submit_time', date: message.submitted, moment: submitted },
      { field: 'update_time', date: message.value.update_time, moment: value.update_time },
    ];
    for (const { field, date, moment } of pairs) {
      if (typeof date !== 'string' || typeof moment !== 'string') continue;
      const moments = clock.momentsOf(date) ?? momentsAnywhere(date);
      context.assert(moments.includes(Date.parse(moment)), iso, {
        message: `${moment} is not the instant that is otherwise written as ${date}.`,
        pointer: `${pointer}/${field}`,
        value: moment,
      });
    }
  }
}

/**
 * Without the account's time zone: where dates in ISO 8601 carry an offset other than that of UTC, the server itself says
 * what the account's clock shows, and the other notation shows the same.
 */
function holdsStatedOffsets(context: CheckContext, vendor: ApiResponse, iso: ApiResponse): void {
  const written = new Map(messagesIn(vendor).map((message) => [message.id, message]));
  const pairs = messagesIn(iso).flatMap(({ id, submitted, pointer }) => {
    const date = written.get(id)?.submitted;
    return date === undefined || /(Z|[+-]00:00)$/.test(submitted) ? [] : [{ date, submitted, pointer }];
  });
  if (pairs.length === 0) context.skip('needs navixy.timeZone');
  for (const { date, submitted, pointer } of pairs) {
    context.assert(submitted.slice(0, 19).replace('T', ' ') === date, iso, {
      message: `${submitted} is written ${date} without its offset, so the two show different clocks.`,
      pointer: `${pointer}/submit_time`,
      value: submitted,
      // That the offset is that of the account is only shown.
      basis: 'shown',
    });
  }
}

/** The moments a date may mean in any time zone there is: offsets are whole quarters of an hour. */
function momentsAnywhere(date: string): number[] {
  const written = Date.parse(`${date.replace(' ', 'T')}Z`);
  return Array.from({ length: 105 }, (_, index) => written - (index * 15 - 12 * 60) * 60_000);
}
