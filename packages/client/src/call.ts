import { InvalidResponseError, isTrustlineError, ValidationError } from './error.ts';
import { type CallState, createFailure, type Received } from './failure.ts';
import type { Contract, Input } from './operation.ts';
import { callListener, readRequestBody, send } from './send.ts';
import { omitUndefined, optionsSchema } from './settings.ts';
import type { Transport } from './transport.ts';
import type { Compile } from './validators.ts';

export interface Method {
  readonly contract: Contract;
  readonly transport: Transport;
  readonly compile: Compile;
}

/** Makes a call from its input to its data: hooks around it, repetitions below them. Waits for no hook that is not there. */
export async function makeCall(
  call: CallState,
  { contract, transport, compile }: Method,
  given: Input,
): Promise<Received> {
  const { operationId, options } = call;
  const { onRequest, onResponse, onError } = options;
  try {
    const input = prepareInput(given);
    checkBeforeSending(call, contract, compile, input);
    return await transport(contract, input, options, async (built) => {
      const sent = await readRequestBody(built);
      const body = typeof sent === 'string' ? sent : undefined;
      const request = { operationId, method: built.method, url: built.url, headers: built.headers, body, input };
      if (onRequest) await onRequest(request);
      const received = await send(call, built, sent);
      const { response, data } = received;
      const [violation] = compile(contract.output)(data);
      if (violation) throw createFailure(call, InvalidResponseError, `response${violation}`);
      if (onResponse) await onResponse({ operationId, request, response, data, attempts: call.attempts });
      return received;
    });
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
  const prepared: Record<string, unknown> = omitUndefined(input);
  for (const name in prepared) {
    const value = prepared[name];
    if (value instanceof Date) prepared[name] = JSON.stringify(value).slice(1, 11);
  }
  return prepared;
}

/** Rejects input that breaks a rule of the document or is none of its inputs, and options that cannot work. */
function checkBeforeSending(call: CallState, contract: Contract, compile: Compile, input: Input): void {
  const { properties, optionalProperties } = contract.input;
  const known = Object.keys({ ...properties, ...optionalProperties });
  const unknown = Object.keys(input).filter((name) => !contract.isOpen && !known.includes(name));
  const problems = [
    ...compile(contract.input)(input),
    ...unknown.map((name) => `.${name} is unknown`),
    ...compile(optionsSchema)(call.options),
  ].map((problem) => problem.slice(1));
  const fields: Record<string, string[]> = {};
  for (const problem of problems) {
    const [name = ''] = problem.split(/[. ]/);
    fields[name] = [...(fields[name] ?? []), problem];
  }
  if (problems[0]) throw createFailure(call, ValidationError, problems[0], { fields });
}
