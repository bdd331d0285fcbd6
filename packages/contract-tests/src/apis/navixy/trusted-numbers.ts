import type { Check, Checker } from '../../engine/check.ts';
import type { NavixyApi } from './api.ts';
import { trackerRefusals } from './error-checks.ts';
import { refusesWith, trackersOf } from './responses.ts';
import { changeLists, type ListChange, type ListChanges, numbersIn } from './trusted-lists.ts';

const needs = ['trackers.active'];

function changeCheck(
  promise: string,
  look: (checker: Checker, changes: ListChanges, api: NavixyApi) => void,
  more: readonly string[] = [],
): Check<NavixyApi> {
  return {
    promise,
    needs: [...needs, ...more],
    writes: true,
    async run(checker, api) {
      const changes = await changeLists(api);
      look(checker, changes ?? checker.cannotTell('a list cannot be read, so it could not be put back'), api);
    },
  };
}

/** The checks of listTrustedNumbers and updateTrustedNumbers. */
export const trustedNumberChecks: readonly Check<NavixyApi>[] = [
  {
    promise: 'trusted-numbers.get-lists-the-same',
    needs,
    async run(checker, api) {
      const [first, second] = trackersOf(api);
      for (const tracker of [first, second]) {
        const posted = checker.expects(await api.call('listTrustedNumbers', { tracker_id: tracker }));
        const got = checker.expects(
          await api.call('listTrustedNumbers', { tracker_id: tracker }, { as: 'get', again: true }),
        );
        checker.holds(numbersIn(got).join() === numbersIn(posted).join(), got, {
          says: 'The GET form lists other numbers than the POST form.',
          pointer: '/list',
          value: numbersIn(got),
        });
      }
    },
  },
  changeCheck('trusted-numbers.list-of-tracker', (checker, { json, otherBefore, otherAfter }) => {
    holdsList(checker, json, json.numbers);
    const strayed = numbersIn(checker.expects(otherAfter)).filter(
      (number) => json.numbers.includes(number) && !numbersIn(otherBefore).includes(number),
    );
    checker.holds(strayed.length === 0, otherAfter, {
      says: 'A number stored for one tracker is listed for another.',
      pointer: '/list',
      value: strayed,
    });
  }),
  {
    promise: 'trusted-numbers.international-strings',
    needs,
    stateless: true,
    async run(checker, api) {
      for (const tracker of trackersOf(api)) {
        const listed = checker.expects(await api.call('listTrustedNumbers', { tracker_id: tracker }));
        for (const number of numbersIn(listed)) {
          checker.holds(/^\d{10,15}$/.test(number), listed, {
            says: `${JSON.stringify(number)} is no number in the international format without a plus sign.`,
            pointer: '/list',
            value: number,
          });
        }
      }
    },
  },
  {
    promise: 'trusted-numbers.list-tracker-required',
    stateless: true,
    async run(checker, api) {
      checker.answers(await api.call('listTrustedNumbers'), 400);
    },
  },
  ...trackerRefusals({
    prefix: 'trusted-numbers.list-',
    name: 'listTrustedNumbers',
    ways: ['json', 'get'],
    writes: false,
    codes: { unknown: 201, foreign: 201, blocked: 208 },
    parametersFor: (tracker) => ({ tracker_id: tracker }),
  }),
  changeCheck('trusted-numbers.update-replaces', (checker, { form, json }) => {
    for (const change of [form, json]) {
      checker.expects(change.answer);
      holdsList(checker, change, change.numbers);
    }
  }),
  changeCheck('trusted-numbers.update-empty-clears', (checker, { cleared }) => {
    checker.expects(cleared.answer);
    holdsList(checker, cleared, []);
  }),
  changeCheck('trusted-numbers.update-one-tracker', (checker, { json, otherBefore, otherAfter }) => {
    checker.expects(json.answer);
    checker.holds(numbersIn(checker.expects(otherAfter)).join() === numbersIn(otherBefore).join(), otherAfter, {
      says: "An update of one tracker changed another tracker's list.",
      pointer: '/list',
      value: numbersIn(otherAfter),
    });
  }),
  changeCheck(
    'trusted-numbers.update-needs-right',
    (checker, { edges, withoutRight }, api) => {
      if (withoutRight === null) return;
      refusesWith(checker, api, withoutRight.answer, 13);
      holdsList(checker, withoutRight, edges.numbers);
    },
    ['readOnlyHash'],
  ),
  {
    promise: 'trusted-numbers.update-tracker-required',
    writes: true,
    async run(checker, api) {
      checker.answers(await api.call('updateTrustedNumbers', { list: [] }), 400);
    },
  },
  changeCheck('trusted-numbers.update-list-required', (checker, { withoutList, edges }) => {
    checker.answers(withoutList.answer, 400);
    holdsList(checker, withoutList, edges.numbers);
  }),
  changeCheck('trusted-numbers.update-ten-to-fifteen-digits', (checker, { edges, tooShort, tooLong }) => {
    checker.answers(edges.answer, 200);
    holdsList(checker, edges, edges.numbers);
    for (const refused of [tooShort, tooLong]) {
      checker.answers(refused.answer, 400);
      holdsList(checker, refused, edges.numbers);
    }
  }),
  ...trackerRefusals({
    prefix: 'trusted-numbers.update-',
    name: 'updateTrustedNumbers',
    writes: true,
    codes: { unknown: 201, foreign: 201, blocked: 208 },
    parametersFor: (tracker) => ({ tracker_id: tracker, list: ['491510000001'] }),
  }),
];

function holdsList(checker: Checker, { listed }: ListChange, numbers: readonly string[]): void {
  const found = numbersIn(checker.expects(listed));
  checker.holds(found.join() === numbers.toSorted().join(), listed, {
    says: `The list is ${found.join(', ') || 'empty'} instead of ${numbers.join(', ') || 'empty'}.`,
    pointer: '/list',
    value: found,
  });
}
