import { type Check, type CheckContext, check } from '../../engine/check.ts';
import { isObject } from '../../engine/session/json.ts';
import { type ApiResponse, valueAt } from '../../engine/session/response.ts';
import type { TrustCallerApi } from './api.ts';
import { assertFieldNamed } from './assertions.ts';

/** The checks of checkLiveCall. */
export const liveCallChecks: readonly Check<TrustCallerApi>[] = [
  {
    promise: 'live-call.true-while-answered',
    needs: ['numbers.live'],
    named: ['numbers.live'],
    run: (context, api) => holdsFor(context, api, api.settings.numbers?.live, true),
  },
  {
    promise: 'live-call.false-without-call',
    needs: ['numbers.own'],
    run: (context, api) => holdsFor(context, api, api.settings.numbers?.own, false),
  },
  check({ promise: 'live-call.strict-boolean', worksOnMock: true }, async (context, api) => {
    const { own, live, foreignLive } = api.settings.numbers ?? {};
    for (const number of [own, live, foreignLive].filter((known) => known !== undefined)) {
      const response = context.requireStatus(await api.checkLiveCall({ number }));
      const value = valueAt(response, 'call_received');
      context.assert(typeof value === 'boolean', response, {
        message: `The check is ${JSON.stringify(value)}, not true or false.`,
        pointer: '/call_received',
        value,
      });
    }
  }),
  check({ promise: 'live-call.no-call-details', needs: ['numbers.live'] }, async (context, api) => {
    const number = api.settings.numbers?.live ?? '';
    const response = context.requireStatus(await api.checkLiveCall({ number }));
    const details = detailsIn(api, response);
    context.assert(details.length === 0, response, {
      message: `The response contains more about the call: ${details.join(', ')}.`,
      pointer: `/${details[0] ?? ''}`,
      value: details,
    });
  }),
  check('live-call.number-required', async (context, api) => {
    const response = await api.checkLiveCall({});
    context.assertStatus(response, 422);
    assertFieldNamed(context, response, 'number');
  }),
  check({ promise: 'live-call.matched-exactly', needs: ['numbers.live'] }, async (context, api) => {
    const number = api.settings.numbers?.live ?? '';
    await holdsNoMatch(context, api, [number.slice(0, -1), `${number}0`]);
  }),
  check({ promise: 'live-call.other-notations-never-match', needs: ['numbers.live'] }, async (context, api) => {
    const number = api.settings.numbers?.live ?? '';
    await holdsNoMatch(context, api, [`+${number}`, `0${number}`]);
  }),
  {
    promise: 'live-call.foreign-call-invisible',
    needs: ['numbers.foreignLive'],
    run: (context, api) => holdsFor(context, api, api.settings.numbers?.foreignLive, false),
  },
];

async function holdsFor(
  context: CheckContext,
  api: TrustCallerApi,
  number: string | undefined,
  expected: boolean,
): Promise<void> {
  const response = context.requireStatus(await api.checkLiveCall({ number }));
  const value = valueAt(response, 'call_received');
  context.assert(value === expected, response, {
    message: `The check of ${number} is ${JSON.stringify(value)} instead of ${expected}.`,
    pointer: '/call_received',
    value,
  });
}

/** Whether such a number is rejected or returns `false` is not documented. */
async function holdsNoMatch(context: CheckContext, api: TrustCallerApi, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    const response = await api.checkLiveCall({ number });
    if (response.status !== 422) context.requireStatus(response);
    context.assert(valueAt(response, 'call_received') !== true, response, {
      message: `${number} matches the call on ${api.settings.numbers?.live}.`,
      pointer: '/call_received',
      value: valueAt(response, 'call_received'),
    });
  }
}

/** The fields of a call record that the response has. */
function detailsIn({ limits }: TrustCallerApi, { json }: ApiResponse): string[] {
  return isObject(json) ? Object.keys(json).filter((field) => limits.callFields.includes(field)) : [];
}
