import type { Check, Checker } from '../../engine/check.ts';
import { asTexts, isObject } from '../../engine/session/json.ts';
import { type Answer, valueAt } from '../../engine/session/response.ts';
import type { TrustCallerApi } from './api.ts';

/** The checks of checkLiveCall. */
export const liveCallChecks: readonly Check<TrustCallerApi>[] = [
  {
    promise: 'live-call.true-while-answered',
    needs: ['numbers.live'],
    run: (checker, api) => holdsFor(checker, api, api.settings.numbers?.live, true),
  },
  {
    promise: 'live-call.false-without-call',
    needs: ['numbers.own'],
    run: (checker, api) => holdsFor(checker, api, api.settings.numbers?.own, false),
  },
  {
    promise: 'live-call.strict-boolean',
    stateless: true,
    async run(checker, api) {
      const { own, live, foreignLive } = api.settings.numbers ?? {};
      for (const number of [own, live, foreignLive].filter((known) => known !== undefined)) {
        const answer = checker.expects(await api.checkLiveCall({ number }));
        const value = valueAt(answer, 'call_received');
        checker.holds(typeof value === 'boolean', answer, {
          says: `The check is ${JSON.stringify(value)}, not true or false.`,
          pointer: '/call_received',
          value,
        });
      }
    },
  },
  {
    promise: 'live-call.no-call-details',
    needs: ['numbers.live'],
    async run(checker, api) {
      const number = api.settings.numbers?.live ?? '';
      const answer = checker.expects(await api.checkLiveCall({ number }));
      const details = detailsIn(api, answer);
      checker.holds(details.length === 0, answer, {
        says: `The answer tells more about the call: ${details.join(', ')}.`,
        pointer: `/${details[0] ?? ''}`,
        value: details,
      });
    },
  },
  {
    promise: 'live-call.number-required',
    async run(checker, api) {
      const answer = await api.checkLiveCall({});
      checker.answers(answer, 422);
      checker.holds(asTexts(valueAt(answer, 'errors', 'number')).length > 0, answer, {
        says: 'The errors do not name the number.',
        pointer: '/errors',
        value: valueAt(answer, 'errors'),
      });
    },
  },
  {
    promise: 'live-call.matched-exactly',
    needs: ['numbers.live'],
    async run(checker, api) {
      const number = api.settings.numbers?.live ?? '';
      await holdsNoMatch(checker, api, [number.slice(0, -1), `${number}0`]);
    },
  },
  {
    promise: 'live-call.other-notations-never-match',
    needs: ['numbers.live'],
    async run(checker, api) {
      const number = api.settings.numbers?.live ?? '';
      await holdsNoMatch(checker, api, [`+${number}`, `0${number}`]);
    },
  },
  {
    promise: 'live-call.foreign-call-invisible',
    needs: ['numbers.foreignLive'],
    run: (checker, api) => holdsFor(checker, api, api.settings.numbers?.foreignLive, false),
  },
];

async function holdsFor(
  checker: Checker,
  api: TrustCallerApi,
  number: string | undefined,
  expected: boolean,
): Promise<void> {
  const answer = checker.expects(await api.checkLiveCall({ number }));
  const value = valueAt(answer, 'call_received');
  checker.holds(value === expected, answer, {
    says: `The check of ${number} is ${JSON.stringify(value)} instead of ${expected}.`,
    pointer: '/call_received',
    value,
  });
}

/** Whether such a number is refused or answered with `false` is not documented. */
async function holdsNoMatch(checker: Checker, api: TrustCallerApi, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    const answer = await api.checkLiveCall({ number });
    if (answer.status !== 422) checker.expects(answer);
    checker.holds(valueAt(answer, 'call_received') !== true, answer, {
      says: `${number} matches the call on ${api.settings.numbers?.live}.`,
      pointer: '/call_received',
      value: valueAt(answer, 'call_received'),
    });
  }
}

/** The fields of a call record that the answer has. */
function detailsIn({ limits }: TrustCallerApi, { json }: Answer): string[] {
  return isObject(json) ? Object.keys(json).filter((field) => limits.callFields.includes(field)) : [];
}
