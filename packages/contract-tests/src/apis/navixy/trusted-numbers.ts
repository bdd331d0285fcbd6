import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { optionOf } from '../../engine/level.ts';
import type { ApiResponse } from '../../engine/session/response.ts';
import type { NavixyApi } from './api.ts';
import { trackerErrorChecks } from './error-checks.ts';
import { holdsSameAsJson } from './forms.ts';
import { codeOf, trackersOf } from './responses.ts';
import { changeLists, type ListChange, type ListChanges, listTrusted, numbersIn } from './trusted-lists.ts';
import { type OnUnknownIds, oneUnknown, rejectsOnUnknown, type UnknownTracker } from './unknown-tracker.ts';

const needs = ['trackers.active'];

const unreadable = 'a list cannot be read, so it could not be put back';

function changeCheck(
  promise: string,
  look: (context: CheckContext, changes: ListChanges, api: NavixyApi) => void,
  { more = [], onUnknownIds }: { readonly more?: readonly string[]; readonly onUnknownIds?: OnUnknownIds } = {},
): Check<NavixyApi> {
  return check(
    { promise, needs: [...needs, ...more], level: 'writes', ...(onUnknownIds === undefined ? {} : { onUnknownIds }) },
    async (context, api) => {
      const changes = await changeLists(api);
      look(context, changes ?? context.skip(unreadable), api);
    },
  );
}

const unknown: UnknownTracker = { name: 'updateTrustedNumbers', level: 'writes', code: 201, target: oneUnknown };

/** The checks of listTrustedNumbers and updateTrustedNumbers. */
export const trustedNumberChecks: readonly Check<NavixyApi>[] = [
  check({ promise: 'trusted-numbers.get-lists-the-same', needs }, async (context, api) => {
    for (const tracker of new Set(trackersOf(api).slice(0, 2)))
      await holdsSameAsJson(context, api, 'get', 'listTrustedNumbers', { tracker_id: tracker });
  }),
  check({ promise: 'trusted-numbers.list-of-tracker', needs, uses: 'writes' }, async (context, api) => {
    if (!api.session.allows('writes')) return holdsListsApart(context, api);
    const changes = await changeLists(api);
    const { json, otherBefore, otherAfter } = changes ?? context.skip(unreadable);
    holdsList(context, json, json.numbers);
    const strayed = numbersIn(context.requireStatus(otherAfter)).filter(
      (number) => json.numbers.includes(number) && !numbersIn(otherBefore).includes(number),
    );
    context.assert(strayed.length === 0, otherAfter, {
      message: 'A number stored for one tracker is listed for another.',
      pointer: '/list',
      value: strayed,
    });
  }),
  check({ promise: 'trusted-numbers.international-strings', needs, worksOnMock: true }, async (context, api) => {
    for (const tracker of trackersOf(api)) {
      const listed = context.requireStatus(await api.call('listTrustedNumbers', { tracker_id: tracker }));
      for (const number of numbersIn(listed)) {
        context.assert(/^\d+$/.test(number), listed, {
          message: `${JSON.stringify(number)} is no number in the international format without a plus sign.`,
          pointer: '/list',
          value: number,
        });
      }
    }
  }),
  check({ promise: 'trusted-numbers.list-tracker-required', worksOnMock: true }, async (context, api) => {
    context.assertStatus(await api.call('listTrustedNumbers'), 400);
  }),
  ...trackerErrorChecks({
    name: 'listTrustedNumbers',
    ways: ['json', 'get'],
    codes: {
      'trusted-numbers.list-unknown-tracker': 201,
      'trusted-numbers.list-foreign-tracker': 201,
      'trusted-numbers.list-blocked-tracker': 208,
    },
    parametersFor: (tracker) => ({ tracker_id: tracker }),
  }),
  changeCheck('trusted-numbers.update-replaces', (context, { form, json }) => {
    for (const change of [form, json]) {
      context.requireStatus(change.response);
      holdsList(context, change, change.numbers);
    }
  }),
  changeCheck('trusted-numbers.update-empty-clears', (context, { cleared }) => {
    context.requireStatus(cleared.response);
    holdsList(context, cleared, []);
  }),
  changeCheck('trusted-numbers.update-one-tracker', (context, { json, otherBefore, otherAfter }) => {
    context.requireStatus(json.response);
    context.assert(numbersIn(context.requireStatus(otherAfter)).join() === numbersIn(otherBefore).join(), otherAfter, {
      message: "An update of one tracker changed another tracker's list.",
      pointer: '/list',
      value: numbersIn(otherAfter),
    });
  }),
  changeCheck(
    'trusted-numbers.update-needs-right',
    (context, { json, edges, withoutRight }) => {
      if (withoutRight === null) return;
      context.assert(codeOf(withoutRight.response) !== undefined, withoutRight.response, {
        message: 'The update was not rejected.',
        pointer: '/status/code',
      });
      context.assert(codeOf(withoutRight.response) === 13, withoutRight.response, {
        message: `The update was rejected with code ${codeOf(withoutRight.response)} instead of code 13.`,
        pointer: '/status/code',
        value: codeOf(withoutRight.response),
        basis: 'inferred',
      });
      holdsList(context, withoutRight, edges.response.status === 200 ? edges.numbers : json.numbers);
    },
    { more: ['readOnlyHash'] },
  ),
  check({ promise: 'trusted-numbers.update-tracker-required', level: 'writes' }, async (context, api) => {
    context.assertStatus(await api.call('updateTrustedNumbers', { list: [] }), 400);
  }),
  changeCheck(
    'trusted-numbers.update-list-required',
    (context, { withoutList, json, edges }) => {
      context.assertStatus(withoutList.response, 400);
      holdsList(context, withoutList, edges.response.status === 200 ? edges.numbers : json.numbers);
    },
    {
      onUnknownIds: rejectsOnUnknown(
        unknown,
        () => [{}],
        (context, response) => context.assertStatus(response, 400),
      ),
    },
  ),
  changeCheck('trusted-numbers.update-ten-to-fifteen-digits', (context, { json, edges, tooShort, tooLong }) => {
    // Digits alone make no number: the vendor may know better than we that nobody can be called at these.
    context.assertStatus(edges.response, 200, 'inferred');
    if (edges.response.status === 200) holdsList(context, edges, edges.numbers);
    const stored = edges.response.status === 200 ? edges.numbers : json.numbers;
    for (const rejected of [tooShort, tooLong]) {
      context.assertStatus(rejected.response, 400);
      holdsList(context, rejected, stored);
    }
  }),
  ...trackerErrorChecks({
    name: 'updateTrustedNumbers',
    level: 'writes',
    codes: {
      'trusted-numbers.update-unknown-tracker': 201,
      'trusted-numbers.update-foreign-tracker': 201,
      'trusted-numbers.update-blocked-tracker': 208,
    },
    parametersFor: (tracker) => ({ tracker_id: tracker, list: ['447700900001'] }),
  }),
];

/**
 * Where nothing may be written: of two lists of which each has a number that the other lacks, neither has those of both.
 * Two that are alike, or of which one holds the other, may well be so.
 */
async function holdsListsApart(context: CheckContext, api: NavixyApi): Promise<void> {
  const lists = await Promise.all(
    trackersOf(api).map(async (tracker) => context.requireStatus(await listTrusted(api, tracker))),
  );
  const lacks = (list: ApiResponse, other: ApiResponse) =>
    numbersIn(other).some((number) => !numbersIn(list).includes(number));
  const apart = lists.find((list) => lists.some((other) => lacks(list, other) && lacks(other, list)));
  context.assert(apart !== undefined, apart ?? context.skip(`needs ${optionOf('writes')}`), { message: '' });
}

function holdsList(context: CheckContext, { listed }: ListChange, numbers: readonly string[]): void {
  const found = numbersIn(context.requireStatus(listed));
  context.assert(found.join() === numbers.toSorted().join(), listed, {
    message: `The list is ${found.join(', ') || 'empty'} instead of ${numbers.join(', ') || 'empty'}.`,
    pointer: '/list',
    value: found,
  });
}
