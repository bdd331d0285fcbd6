import type { Sandbox } from '@trustline/sandbox';
import { addressOf, type CallRequest } from '../samples/sample.ts';

/** A response as pages show it. */
export interface ShownResponse {
  readonly status: number;
  readonly body: unknown;
}

/** Sends a request to a sandbox in this process. */
export async function send(
  { fetch }: Pick<Sandbox, 'fetch'>,
  baseUrl: string,
  request: CallRequest,
  authorization: string | undefined,
): Promise<ShownResponse> {
  const { method, body } = request;
  const response = await fetch(
    new Request(addressOf(baseUrl, request), {
      method,
      headers: {
        Accept: 'application/json',
        ...(body === null ? {} : { 'Content-Type': 'application/json' }),
        ...(authorization === undefined ? {} : { Authorization: authorization }),
      },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    }),
  );
  return { status: response.status, body: await response.json() };
}
