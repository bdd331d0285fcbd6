import autocannon from 'autocannon';
import type { MeasuredServer } from './peer.ts';

/** A request that is sent over and over. */
export interface LoadRequest {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** What was measured; times in milliseconds. */
export interface Measured {
  readonly requestsPerSecond: number;
  readonly p99: number;
  readonly rejected: number;
  /** Processor time of the server for one request, in microseconds. */
  readonly processorTime: number;
}

/** Sends a request to a server over many connections for some seconds. */
export async function load(
  server: MeasuredServer,
  { path, ...request }: LoadRequest,
  seconds: number,
  connections: number,
): Promise<Measured> {
  const before = server.processorTime();
  const result = await autocannon({ ...request, url: `${server.origin}${path}`, connections, duration: seconds });
  return {
    requestsPerSecond: result.requests.average,
    p99: result.latency.p99,
    rejected: result.non2xx + result.errors,
    processorTime: ((server.processorTime() - before) * 1000) / result.requests.total,
  };
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  return numbers.toSorted((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
