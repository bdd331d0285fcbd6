import { type Contract, type ContractOperation, compileContract } from '@trustline/openapi-validator';
import { type ApiName, loadDocument } from '@trustline/specs';
import { type Recorder, recordExchanges } from '../../transport/recorder.ts';
import { createCharger, isWeak, sourceOf } from '../charge.ts';
import type { Check } from '../check.ts';
import { listCases } from '../promise-case.ts';
import { writePromise, writeResponses } from '../promise-result.ts';
import type { ApiResult, PromiseResult } from '../result.ts';
import { createSecretMask, type SecretMask } from '../secrets/mask.ts';
import { toExchange } from '../serialize.ts';
import { createCredentialReader } from '../session/credential.ts';
import { isObject, parseJson } from '../session/json.ts';
import type { PassiveSuite } from '../suite.ts';
import { type Outcome, runCheck, withoutRun } from '../verdict.ts';
import type { Observed, Traffic } from './traffic.ts';

/** A request and its response that somebody else has sent and received. */
export interface SeenExchange {
  readonly request: Request;
  /** `null` when no response came. */
  readonly response: Response | null;
  readonly startedAt: Date;
}

/** Looks at the traffic of one API as it goes by. */
export interface Observer {
  readonly secrets: SecretMask;
  /** Looks at one exchange, which must be of an operation of the document; returns how many findings it has. */
  see(exchange: SeenExchange): Promise<number>;
  /** What was found out so far. */
  result(): Promise<ApiResult>;
}

/** What an observer is told. */
export interface ObserverOptions {
  readonly api: ApiName;
  /** Up to and including the version. */
  readonly baseUrl: string;
  readonly suite: PassiveSuite;
  /** Forgets the oldest exchanges when the bodies of those that are kept have more characters. Default: 32 million. */
  readonly keptCharacters?: number;
}

const nothingSeen = 'no request in the traffic shows it';

/** Starts to observe one API. Nothing is ever sent. */
export function createObserver(options: ObserverOptions): Observer {
  const { api, baseUrl, suite, keptCharacters = 32_000_000 } = options;
  const contract = compileContract(loadDocument(api));
  const { document } = contract;
  const secrets = createSecretMask();
  const credentialOf = createCredentialReader(secrets);
  const responses = new WeakMap<Request, Response>();
  const startedAt = new Date();
  const learnSecrets = (operation: ContractOperation | null, status: number, body: string) => {
    const created = suite.createdCredentials(operation, status, body);
    return created.map(([name, secret]) => {
      const own = nameAnew(secrets, name);
      secrets.add(own, secret);
      return own;
    });
  };
  const findOperation = (request: Request) => matchRequest(contract, baseUrl, request)?.operation ?? null;
  const recorder = recordExchanges(async (request) => received(responses.get(request)), {
    findOperation,
    secrets,
    learnSecrets,
  });
  const observed: Observed[] = [];
  let kept = 0;
  return {
    secrets,
    async see({ request, response, startedAt: at }) {
      const body = request.body === null ? '' : await request.clone().text();
      learnCredentials(suite, secrets, request, body);
      if (response !== null) responses.set(request, response);
      const recorded = await recorder.fetch(request).catch(() => null);
      const match = matchRequest(contract, baseUrl, request);
      if (recorded === null || match === null) return 0;
      const exchange = recorder.indexOf(recorded);
      if (isOfGateway(recorded)) {
        recorder.markRepeated(exchange);
        return 0;
      }
      const text = await recorded.text();
      const places = { url: request.url, headers: [...request.headers], body };
      observed.push({
        ...readRequest(match, request, body),
        // Which of several credentials was looked at, the response does not say.
        credential: new Set(suite.credentialsIn(request, body)).size > 1 ? `several ${exchange}` : credentialOf(places),
        startedAt: at.getTime(),
        response: {
          ...{ exchange, operationId: match.operation.operationId, status: recorded.status, headers: recorded.headers },
          ...{ body: text, json: parseJson(text), repeated: false, lacks: undefined, basis: undefined },
        },
      });
      kept += text.length;
      while (kept > keptCharacters) {
        const oldest = observed.shift();
        kept -= oldest?.response.body.length ?? kept;
        if (oldest) recorder.forgetBodies(oldest.response.exchange);
      }
      return recorder.entries[exchange]?.findings.filter(({ kind }) => kind !== 'undocumented').length ?? 0;
    },
    async result() {
      const traffic: Traffic = { contract, observed };
      const promises = await verifyPassively(suite.observations, traffic, recorder, secrets);
      const entries = recorder.entries;
      const exchanges = entries.map((entry) => toExchange(entry, credentialOf(entry.request), secrets));
      return {
        ...{ api, title: document.info.title, target: 'traffic', baseUrl, allowed: [], discovered: [] },
        startedAt: startedAt.toISOString(),
        milliseconds: Date.now() - startedAt.getTime(),
        ...promises,
        exchanges,
        ...{ budget: [], restorations: [], accepted: [] },
        endedBecause: null,
      };
    },
  };
}

async function verifyPassively(
  checks: readonly Check<Traffic>[],
  traffic: Traffic,
  { entries }: Recorder,
  secrets: SecretMask,
): Promise<Pick<ApiResult, 'promises' | 'responses'>> {
  const { document } = traffic.contract;
  const cases = listCases(document);
  const outcomes = new Map<string, Outcome>();
  for (const check of checks) outcomes.set(check.promise, await runCheck(check.run, traffic, null));
  const charger = createCharger();
  const judged = entries.filter(({ repeated }) => !repeated);
  charger.add(judged.flatMap((entry) => entry.findings.map((finding) => ({ finding, entry }))));
  const write = (promiseCase: (typeof cases)[number]): PromiseResult => {
    const { promise } = promiseCase;
    const outcome = outcomes.get(promise.id);
    const isSeen = outcome !== undefined && (outcome.record.ran() > 0 || isWeak(promise.basis));
    return writePromise(promiseCase, isSeen ? outcome : withoutRun(nothingSeen), {
      ...{ entries, isGranted: () => true },
      ...{ source: sourceOf(document, promise), secrets },
    });
  };
  return {
    promises: cases.map(write),
    responses: [...charger.charges].map(([id, found]) => writeResponses(id, found, secrets)),
  };
}

/** A name for one more credential of a kind: two of them have not the same fate. */
function nameAnew(secrets: SecretMask, name: string): string {
  const taken = secrets.names().filter((known) => known.startsWith(name)).length;
  return taken === 0 ? name : `${name}_${taken + 1}`;
}

/** Whether what stands before the server speaks, which no document is about. */
function isOfGateway({ status, headers }: Response): boolean {
  return status >= 502 && status <= 504 && !/\bjson\b/i.test(headers.get('content-type') ?? '');
}

interface MatchedRequest {
  readonly operation: ContractOperation;
  readonly path: Readonly<Record<string, string>>;
}

/** The operation that a request is for, below a base URL; `null` when the document has none. */
export function matchRequest(
  contract: Contract,
  baseUrl: string,
  request: Pick<Request, 'url' | 'method'>,
): MatchedRequest | null {
  const url = new URL(request.url);
  const base = new URL(baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  if (url.origin !== base.origin || !url.pathname.startsWith(`${prefix}/`)) return null;
  const match = contract.findOperation(request.method, url.pathname.slice(prefix.length));
  return match.kind === 'found' ? { operation: match.operation, path: match.pathParameters } : null;
}

function readRequest({ operation, path }: MatchedRequest, { url, headers }: Request, body: string) {
  const query = new URL(url).searchParams;
  const parameters = operation.parseParameters({ path, query, headers });
  const parsed = operation.parseBody(headers.get('content-type'), body);
  const wrong = [...parameters.findings, ...parsed.findings].filter(({ kind }) => kind !== 'undocumented');
  const fields = isObject(parsed.value) ? parsed.value : {};
  const sent = { ...parameters.path, ...parameters.query, ...parameters.header, ...fields };
  return { operation, sent, isValid: wrong.length === 0, wrong: wrong.map(({ place, pointer }) => place + pointer) };
}

function learnCredentials(suite: PassiveSuite, secrets: SecretMask, request: Request, body: string): void {
  for (const secret of suite.credentialsIn(request, body)) {
    if (secrets.find(secret).length > 0) continue;
    secrets.add(nameAnew(secrets, suite.ownCredential), secret);
  }
}

async function received(response: Response | undefined): Promise<Response> {
  if (response === undefined) throw new Error('no response was recorded');
  return response;
}
