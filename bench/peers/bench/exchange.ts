import type { WireRequest } from './traffic.ts';

/** A request as any server understands it. */
type Message = Pick<WireRequest, 'method' | 'path' | 'headers' | 'body'>;

/** A response as it came over the wire. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** A request and what came of it. */
export interface Exchange {
  readonly request: WireRequest;
  /** `null` when no response came. */
  readonly response: Received | null;
}

const maxWaitSeconds = 10_000;

/** Sends a request below a base URL; no response within 10 s counts as none. */
export async function exchange(baseUrl: string, request: Message): Promise<Received | null> {
  const { method, path, headers, body } = request;
  try {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers,
      body,
      signal: AbortSignal.timeout(maxWaitSeconds),
    });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch {
    return null;
  }
}

/** Sends the fixed traffic, one request after the other. */
export async function exchangeAll(baseUrl: string, traffic: readonly WireRequest[]): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const request of traffic) exchanges.push({ request, response: await exchange(baseUrl, request) });
  return exchanges;
}

/** Reads a body as a client does: as JSON where it is JSON, else as text. */
export function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
