import { type ContractOperation, type Finding as Deviation, violation } from '@trustline/openapi-validator';
import type { SecretMask } from '../engine/secrets/mask.ts';
import type { Fetch } from './fetch.ts';

/** A request and its answer in plain, as the checks see them; never leaves the process unmasked. */
export interface JournalEntry {
  readonly index: number;
  /** Id of the promise whose check sent it; `null` while opening or restoring. */
  readonly promise: string | null;
  readonly operation: ContractOperation | null;
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly request: { method: string; url: string; headers: [string, string][]; body: string | null };
  readonly response: { status: number; headers: [string, string][]; body: string } | null;
  /** Whether the answer's body holds a credential, so that it must be masked. */
  readonly holdsSecret: boolean;
  readonly failure: string | null;
  /** What is wrong with the answer on its own, whoever asked for it. */
  readonly deviations: readonly Deviation[];
}

/** A request got no answer: the server is not there, hung up, or took too long. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** What the journal needs to know. */
export interface JournalOptions {
  readonly findOperation: (request: Request) => ContractOperation | null;
  readonly secrets: SecretMask;
  /** Learns of a credential that an answer creates, before the answer is judged. */
  readonly learnSecrets: (operation: ContractOperation | null, body: string) => string[];
}

/** The innermost layer: keeps every exchange and judges every answer. */
export interface Journal {
  readonly fetch: Fetch;
  readonly entries: readonly JournalEntry[];
  /** Names the promise that the following exchanges are made for. */
  attributeTo(promise: string | null): void;
  attributedTo(): string | null;
}

/** Creates the layer that records what goes out and comes in, and checks each answer against the document. */
export function keepJournal(next: Fetch, options: JournalOptions): Journal {
  const entries: JournalEntry[] = [];
  let promise: string | null = null;
  return {
    entries,
    attributeTo(id) {
      promise = id;
    },
    attributedTo: () => promise,
    async fetch(request) {
      const base = { index: entries.length, promise, operation: options.findOperation(request), startedAt: new Date() };
      const recorded = await recordRequest(request);
      const start = performance.now();
      try {
        const response = await next(request);
        const received = { status: response.status, headers: [...response.headers], body: await response.text() };
        const milliseconds = performance.now() - start;
        const judgement = judge(received, response.headers, base.operation, options);
        entries.push({ ...base, ...judgement, milliseconds, request: recorded, response: received, failure: null });
        return copyResponse(response, received.body);
      } catch (error) {
        const failure = describeFailure(error);
        const deviations = [violation('no-answer', 'response', `No answer came: ${failure}.`)];
        const milliseconds = performance.now() - start;
        entries.push({
          ...base,
          milliseconds,
          request: recorded,
          response: null,
          failure,
          deviations,
          holdsSecret: false,
        });
        throw new NoAnswerError(failure, { cause: error });
      }
    },
  };
}

async function recordRequest(request: Request): Promise<JournalEntry['request']> {
  const body = request.body === null ? null : await request.clone().text();
  return { method: request.method, url: request.url, headers: [...request.headers], body };
}

/** An answer whose body was read; statuses that never carry a body stay without one. */
function copyResponse({ status, statusText, headers }: Response, body: string): Response {
  return new Response([204, 205, 304].includes(status) ? null : body, { status, statusText, headers });
}

function judge(
  { status, body }: { status: number; body: string },
  headers: Headers,
  operation: ContractOperation | null,
  { secrets, learnSecrets }: JournalOptions,
): Pick<JournalEntry, 'deviations' | 'holdsSecret'> {
  const created = learnSecrets(operation, body);
  const deviations = operation?.checkResponse({ status, headers, body }) ?? [];
  const leaked = (text: string, place: string, allowed: readonly string[]): Deviation[] =>
    secrets
      .find(text)
      .filter((name) => !allowed.includes(name))
      .map((name) => violation('secret', place, `The answer holds a credential ($${name}).`, '', `$${name}`));
  const headerText = [...headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  const inBody = leaked(body, 'response body', created);
  return {
    deviations: [...deviations, ...inBody, ...leaked(headerText, 'response headers', [])],
    holdsSecret: inBody.length + created.length > 0,
  };
}

/** The deepest cause says most: `fetch failed` alone helps nobody. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'the server took too long';
  return error.cause instanceof Error ? describeFailure(error.cause) : error.message;
}
