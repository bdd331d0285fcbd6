import { ConnectionError, InvalidResponseError, isTrustlineError, ValidationError } from './error.ts';
import { type CallState, createFailure } from './failure.ts';
import type { Contract, Input } from './operation.ts';
import type { ApiRequest } from './options.ts';
import type { Received } from './response.ts';
import { callListener, readRequestBody, send } from './send.ts';
import { listInvalidOptions } from './settings.ts';
import type { Transport } from './transport.ts';
import type { Check } from './validators.ts';

/** What all calls of one method share. */
export interface Method {
  readonly contract: Contract;
  readonly transport: Transport;
  readonly checkInput: Check;
  readonly checkOutput: Check;
}

/** Makes a call from its input to its data: hooks around it, repetitions below them. Waits for no hook that is not there. */
export async function makeCall(call: CallState, method: Method, given: Input): Promise<Received> {
  const { onResponse, onError } = call.options;
  try {
    const input = prepareInput(given);
    checkBeforeSending(call, method, input);
    const { request, received } = await exchange(call, method, input);
    const { data, response } = received;
    checkReceived(call, received, method.checkOutput(data));
    const { operationId, attempts } = call;
    if (onResponse) await onResponse({ operationId, request, response, data, attempts });
    return received;
  } catch (error) {
    if (!isTrustlineError(error)) throw error;
    // The stack begins here, next to the caller, whose frame would be one of too many.
    Error.captureStackTrace?.(error);
    if (onError) await callListener(onError, error);
    throw error;
  }
}

/** Leaves out what is `undefined`; a `Date` becomes its day in UTC, and one that is invalid a text that is no day. */
function prepareInput(input: Input): Input {
  const prepared: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ ...input })) {
    if (value !== undefined) prepared[name] = value instanceof Date ? JSON.stringify(value).slice(1, 11) : value;
  }
  return prepared;
}

/** Rejects input that breaks a rule of the document or is none of its inputs, and options that cannot work. */
function checkBeforeSending(call: CallState, { contract, checkInput }: Method, input: Input): void {
  const { properties = {} } = contract.input;
  const unknown = Object.keys(input).filter((name) => !contract.isOpen && !Object.hasOwn(properties, name));
  const problems = [
    ...checkInput(input).map((violation) => violation.slice(1)),
    ...unknown.map((name) => `${name} is unknown`),
    ...listInvalidOptions(call.options),
  ];
  const fields: Record<string, string[]> = {};
  for (const problem of problems) {
    const name = problem.replace(/[. ].*/, '');
    fields[name] = [...(fields[name] ?? []), problem];
  }
  if (problems[0]) throw createFailure(call, ValidationError, problems[0], { fields });
}

/** Has openapi-fetch build the request, and sends it. */
async function exchange(call: CallState, { transport, contract }: Method, input: Input) {
  const done: { readonly request: ApiRequest; readonly received: Received }[] = [];
  await transport(call, contract, input, async (built) => {
    const { operationId, options } = call;
    const { method, url, headers } = built;
    call.url = url;
    const body = await readRequestBody(built);
    const request = { operationId, method, url, headers, body: typeof body === 'string' ? body : undefined, input };
    if (options.onRequest) await options.onRequest(request);
    const received = await send(call, built, body);
    done.push({ request, received });
    return received.response;
  });
  const [result] = done;
  if (!result) throw createFailure(call, ConnectionError, 'nothing was sent');
  return result;
}

function checkReceived(call: CallState, { response, data }: Received, [violation]: readonly string[]): void {
  if (!violation) return;
  const { status, headers } = response;
  const own = `HTTP ${status}: response${violation}`;
  throw createFailure(call, InvalidResponseError, own, { status, headers, body: data });
}
