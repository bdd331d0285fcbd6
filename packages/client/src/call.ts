import { ConnectionError, InvalidResponseError, isTrustlineError, ValidationError } from './error.ts';
import { type CallState, createFailure } from './failure.ts';
import type { Contract, Input } from './operation.ts';
import type { ApiRequest, Credential } from './options.ts';
import type { Received } from './response.ts';
import { keepCause, prepare, send } from './send.ts';
import { findInvalidOption } from './settings.ts';
import type { Transport } from './transport.ts';
import type { Check } from './validators.ts';

/** What all calls of one method share. */
export interface Method {
  readonly contract: Contract;
  readonly credential: Credential;
  readonly transport: Transport;
  readonly checkInput: Check;
  readonly checkOutput: Check;
}

/** Makes a call from its input to its data: hooks around it, repetitions below them. Waits for no hook that is not there. */
export async function makeCall(call: CallState, method: Method, given: Input): Promise<Received> {
  const { onResponse, onError } = call.settings;
  try {
    const input = writeDays(given);
    checkBeforeSending(call, method, input);
    const { request, received } = await exchange(call, method, input);
    const { data, response } = received;
    const [violation] = method.checkOutput(data);
    if (violation) throw createInvalidResponse(call, received, violation);
    const { operationId, attempts } = call;
    if (onResponse) await onResponse({ operationId, request, response, data, attempts });
    return received;
  } catch (error) {
    if (!onError || !isTrustlineError(error)) throw error;
    try {
      await onError(error);
    } catch (thrown) {
      throw keepCause(thrown, error);
    }
    throw error;
  }
}

function checkBeforeSending(call: CallState, { checkInput }: Method, input: Input): void {
  const violations = checkInput(input).map((violation) => violation.slice(1));
  const problem = violations[0] ?? findInvalidOption(call.settings);
  if (problem === undefined) return;
  const fields: Record<string, string[]> = {};
  for (const rule of violations.length > 0 ? violations : [problem]) {
    const name = rule.replace(/[. ].*/, '');
    fields[name] = [...(fields[name] ?? []), rule];
  }
  throw createFailure(call, ValidationError, problem, { fields });
}

/** Has openapi-fetch build the request, and sends it. */
async function exchange(
  call: CallState,
  { transport, contract, credential }: Method,
  input: Input,
): Promise<{ request: ApiRequest; received: Received }> {
  const { onRequest } = call.settings;
  const { operationId } = call;
  const done: { request: ApiRequest; received: Received }[] = [];
  await transport(call.operation, contract, call, input, async (built) => {
    const outgoing = await prepare(call, credential, built);
    const { method, url, headers, body } = outgoing;
    const request = { operationId, method, url, headers, body: typeof body === 'string' ? body : undefined, input };
    if (onRequest) await onRequest(request);
    const received = await send(outgoing);
    done.push({ request, received });
    return received.response;
  });
  const [result] = done;
  if (!result) throw createFailure(call, ConnectionError, 'nothing was sent');
  return result;
}

/** A `Date` stands for its day in UTC; an invalid one becomes a text that is no day. */
function writeDays(input: Input): Input {
  const written: Record<string, unknown> = { ...input };
  for (const name in written) {
    if (written[name] instanceof Date) written[name] = JSON.stringify(written[name]).slice(1, 11);
  }
  return written;
}

function createInvalidResponse(call: CallState, { response, data }: Received, violation: string) {
  const { status, headers } = response;
  const own = `HTTP ${status}: response${violation}`;
  return createFailure(call, InvalidResponseError, own, { status, headers, body: data });
}
