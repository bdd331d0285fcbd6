import { abortIfUnusable } from './abort.ts';
import { judgeAcceptances } from './acceptance.ts';
import { type Charges, createCharger, isWeak, sourceOf } from './charge.ts';
import type { Check } from './check.ts';
import type { Discovered } from './discovery.ts';
import { headerSecrets } from './header-secrets.ts';
import { levels } from './level.ts';
import { listCases, type PromiseCase } from './promise-case.ts';
import { writePromise, writeResponses } from './promise-result.ts';
import type { ApiResult, PromiseResult, ResponseResult } from './result.ts';
import { countRequests, listFound, listUnexpected } from './run-facts.ts';
import { type RunOptions, withDefaults } from './run-options.ts';
import { phases, type Turn } from './schedule.ts';
import { createSecretMask } from './secrets/mask.ts';
import { toExchange } from './serialize.ts';
import { createCredentialReader } from './session/credential.ts';
import type { RestoreTask } from './session/restorer.ts';
import { openSession } from './session/session.ts';
import { isOnUnknownIds, type SkipContext, skipReasonOf } from './skip-reason.ts';
import type { Settings, Suite } from './suite.ts';
import { type Outcome, runCheck, withoutRun } from './verdict.ts';

/** One verification under way. */
export interface Run {
  /** Every promise of the document, in the order they are best verified in. */
  readonly cases: readonly PromiseCase[];
  /**
   * Looks, by reading, for what the profile does not name; `verify` does so before its first promise. Throws a
   * SetupError when the server is not there or rejects the credential.
   */
  discover(): Promise<readonly Discovered[]>;
  /** Says why a promise cannot be verified here at all, or `null` when it can. */
  skipReasonOf(promiseCase: PromiseCase): string | null;
  /** When a promise is best verified, and beside which others it may be. */
  turnOf(promiseCase: PromiseCase): Turn;
  /** Verifies one promise. Throws a SetupError when the server is not there or rejects the credential. */
  verify(promiseCase: PromiseCase): Promise<PromiseResult>;
  /** What is wrong so far with responses where that belongs to no promise, by operation. */
  responses(): ResponseResult[];
  /** Takes over what another run has left to be put back. */
  adopt(tasks: readonly RestoreTask[]): void;
  /** Puts everything back and hands out the result; a promise nobody asked for is not verified. */
  close(): Promise<ApiResult>;
}

const noCheck = 'no check';

/** Starts the verification of one API; nothing is sent yet. Defaults: no writes, waits of 2 s at most, 10 s timeout. */
export function startRun<ApiSettings extends Settings, Api extends object>(
  suite: Suite<ApiSettings, Api>,
  options: RunOptions<ApiSettings>,
): Run {
  const { document, settings, target } = options;
  const secrets = createSecretMask();
  for (const [name, secret] of suite.credentials(settings)) secrets.add(name, secret);
  for (const [name, secret] of headerSecrets(suite.api, options.headers ?? {})) secrets.add(name, secret);
  const restore = async ({ kind, data }: RestoreTask) => {
    const restorer = suite.restorers[kind];
    if (restorer === undefined) throw new Error(`nothing is known about putting back ${kind}`);
    await restorer(api, data);
  };
  const session = openSession(suite, settings, { ...withDefaults(options, secrets), restore });
  let api: Api = suite.open(session, settings);
  let known = settings;
  let discovered: readonly Discovered[] = [];
  const discover = once(async () => {
    if (options.discover === false || target === 'mock') return;
    const discovery = await suite.discover(api).catch(() => null);
    if (discovery === null || discovery.found.length === 0) return;
    known = discovery.settings;
    discovered = discovery.found;
    api = suite.open(session, known);
  });
  const { recorder, restorer } = session;
  const { allows } = session;
  const skipContext: SkipContext = {
    api: suite.api,
    target,
    allows,
    usesUnknownIds: session.usesUnknownIds,
    has: (key: string) => suite.has(known, key),
    names: (key: string) => suite.has(settings, key),
  };
  const cases = listCases(document);
  const checks = new Map(suite.checks.map((check) => [check.promise, check]));
  const skipReason = (check: Check<Api>) => skipReasonOf(check, skipContext);
  const runOf = (check: Check<Api>) =>
    check.onUnknownIds !== undefined && isOnUnknownIds(check, skipContext) ? check.onUnknownIds : check.run;
  const outcomes = new Map<string, Outcome>();
  const credentialOf = createCredentialReader(secrets);
  const turnOf = ({ promise }: PromiseCase) => (options.operationsFirst?.includes(promise.operationId ?? '') ? 0 : 1);
  const phaseOf = ({ promise }: PromiseCase) => phases.indexOf(checks.get(promise.id)?.phase ?? 'first');
  const isGranted = (permission: string) => session.granted.has(permission);
  const ofVendor = () =>
    cases.flatMap(({ promise }) => (isWeak(promise.basis) ? [] : (outcomes.get(promise.id) ?? [])));
  /** All findings anew: what a credential may do, and which requests were made again, is known at the end only. */
  const chargeAll = () => {
    const charger = createCharger();
    charger.add([...listUnexpected(ofVendor(), recorder.entries, isGranted), ...listFound(recorder.entries)]);
    return charger.charges;
  };
  const underway = createCharger();
  let charged = 0;
  /** What was found since the last call, so that a run of n promises does not look at everything n times. */
  const chargeNew = (outcome?: Outcome) => {
    if (outcome) underway.add(listUnexpected([outcome], recorder.entries, isGranted));
    underway.add(listFound(recorder.entries.slice(charged)));
    charged = recorder.entries.length;
    return underway.charges;
  };
  const result = (promiseCase: PromiseCase) =>
    writePromise(promiseCase, outcomes.get(promiseCase.promise.id), {
      entries: recorder.entries,
      isGranted,
      source: sourceOf(document, promiseCase.promise),
      secrets,
    });
  const isOwn = (id: string) => cases.some(({ promise }) => promise.id === id || promise.operationId === id);
  const listResponses = (charges: Charges) =>
    [...charges].map(([operationId, found]) => writeResponses(operationId, found, secrets));
  const startedAt = new Date();
  const start = performance.now();

  return {
    cases: cases.toSorted((left, right) => phaseOf(left) - phaseOf(right) || turnOf(left) - turnOf(right)),
    async discover() {
      await discover();
      abortIfUnusable(suite, settings.baseUrl, recorder.entries, credentialOf, 1);
      return [...discovered, ...((await suite.suggest?.(api)) ?? [])];
    },
    skipReasonOf({ promise }) {
      const check = checks.get(promise.id);
      return check ? skipReason(check) : noCheck;
    },
    turnOf({ promise }) {
      const check = checks.get(promise.id);
      const { phase = 'first', level, uses, rejected = false } = check ?? {};
      if (check !== undefined && isOnUnknownIds(check, skipContext)) {
        return { phase: 'first', level: level ?? null, rejected: true };
      }
      return { phase, level: level ?? (uses !== undefined && allows(uses) ? uses : null), rejected };
    },
    async verify(promiseCase) {
      await discover();
      const { promise } = promiseCase;
      const check = checks.get(promise.id);
      const reason = check === undefined ? noCheck : (skipReason(check) ?? session.endedBecause());
      const outcome =
        check === undefined
          ? withoutRun(noCheck)
          : await recorder.attribute(promise.id, () => runCheck(runOf(check), api, reason));
      outcomes.set(promise.id, outcome);
      if (check !== undefined) abortIfUnusable(suite, settings.baseUrl, recorder.entries, credentialOf);
      chargeNew(isWeak(promise.basis) ? undefined : outcome);
      return result(promiseCase);
    },
    responses: () => listResponses(chargeNew()),
    adopt(tasks) {
      for (const task of tasks) restorer.add(task);
    },
    async close() {
      const restorations = await restorer.restoreAll();
      const charges = chargeAll();
      const exchanges = recorder.entries.map((entry) => toExchange(entry, credentialOf(entry.request), secrets));
      const promises = cases.map(result);
      const responses = listResponses(charges);
      return {
        api: suite.api,
        title: document.info.title,
        target,
        baseUrl: settings.baseUrl,
        allowed: levels.filter(allows),
        discovered,
        startedAt: startedAt.toISOString(),
        milliseconds: performance.now() - start,
        promises,
        responses,
        exchanges,
        budget: countRequests(exchanges, (credential) => suite.limit(credential, session.contract)),
        restorations,
        accepted: judgeAcceptances(
          (options.accepted ?? []).filter(({ promise }) => isOwn(promise)),
          [...promises, ...responses],
        ),
        endedBecause: session.endedBecause(),
      };
    },
  };
}

/** Runs a step for the first that asks, and lets all others wait for it. */
function once(step: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= step();
    return done;
  };
}
