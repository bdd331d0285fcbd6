import { BlockList, isIP } from 'node:net';
import type { Fetch } from './fetch.ts';

/** A request was held back because it would change something on a host that is not loopback. */
export class WriteBlockedError extends Error {
  override readonly name = 'WriteRefusedError';
}

/** How the guard decides. */
export interface GuardOptions {
  /** Lets writes through to every host. Default false. */
  readonly allowWrites?: boolean;
  /** Whether the document says that this request changes nothing; a request it does not know is not safe. */
  readonly isSafe: (request: Request) => boolean;
}

/**
 * Lets a request through when its host is loopback, when the document calls it safe, or when writes are allowed.
 * Every other request throws a WriteRefusedError before anything is sent.
 */
export function guardWrites(next: Fetch, { allowWrites = false, isSafe }: GuardOptions): Fetch {
  return async (request) => {
    if (allowWrites || isLoopback(new URL(request.url).hostname) || isSafe(request)) return next(request);
    const { origin, pathname } = new URL(request.url);
    throw new WriteBlockedError(
      `${request.method} ${origin}${pathname} would change something, and writes are only sent with --allow-writes.`,
    );
  };
}

/** Whether a host name means this machine: `localhost`, a name below it, 127.0.0.0/8 or ::1. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  const family = isIP(name);
  if (family === 0) return name === 'localhost' || name.endsWith('.localhost');
  return loopback.check(name, family === 6 ? 'ipv6' : 'ipv4');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
