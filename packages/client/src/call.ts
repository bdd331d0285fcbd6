import { ConnectionError, InvalidResponseError, isTrustlineError, ValidationError } from './error.ts';
import { type CallState, createFailure, type Received } from './failure.ts';
import type { Contract, Input } from './operation.ts';
import { callListener, readRequestBody, send } from './send.ts';
import { checkOptions } from './settings.ts';
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
  const { operationId, options } = call;
  const { onRequest, onResponse, onError } = options;
  try {
    const input = prepareInput(given);
    checkBeforeSending(call, method, input);
    await method.transport(call, method.contract, input, async (built) => {
      const { method, url, headers } = built;
      call.url = url;
      const body = await readRequestBody(built);
      call.request = { operationId, method, url, headers, body: typeof body === 'string' ? body : undefined, input };
      if (onRequest) await onRequest(call.request);
      return (await send(call, built, body)).response;
    });
    const { request, received } = call;
    if (!request || !received) throw createFailure(call, ConnectionError, 'nothing was sent');
    const { data, response } = received;
    const [violation] = method.checkOutput(data);
    if (violation) throw createFailure(call, InvalidResponseError, `response${violation}`);
    if (onResponse) await onResponse({ operationId, request, response, data, attempts: call.attempts });
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
  const { properties, optionalProperties } = contract.input;
  const known = { ...properties, ...optionalProperties };
  const unknown = Object.keys(input).filter((name) => !contract.isOpen && !Object.hasOwn(known, name));
  const problems = [
    ...checkInput(input),
    ...unknown.map((name) => `.${name} is unknown`),
    ...checkOptions(call.options),
  ].map((problem) => problem.slice(1));
  const fields: Record<string, string[]> = {};
  for (const problem of problems) {
    const name = problem.replace(/[. ].*/, '');
    fields[name] = [...(fields[name] ?? []), problem];
  }
  if (problems[0]) throw createFailure(call, ValidationError, problems[0], { fields });
}
