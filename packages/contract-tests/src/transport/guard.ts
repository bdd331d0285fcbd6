import { lookup } from 'node:dns/promises';
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
 * Lets a request through when its host is this machine, when the document calls it safe, or when writes are allowed.
 * Every other request throws a WriteRefusedError before anything is sent.
 */
export function guardWrites(next: Fetch, { allowWrites = false, isSafe }: GuardOptions): Fetch {
  return async (request) => {
    if (allowWrites || isSafe(request) || (await leadsToLoopback(new URL(request.url).hostname))) return next(request);
    const { origin, pathname } = new URL(request.url);
    throw new WriteBlockedError(
      `${request.method} ${origin}${pathname} would change something, and writes are only sent with --allow-writes.`,
    );
  };
}

/** Whether a host is this machine: its name means it, and so does every address that the name is looked up to. */
async function leadsToLoopback(hostname: string): Promise<boolean> {
  if (!isLoopback(hostname)) return false;
  if (isIP(bareName(hostname)) !== 0) return true;
  const addresses = await lookup(bareName(hostname), { all: true }).catch(() => []);
  return addresses.length > 0 && addresses.every(({ address }) => isLoopback(address));
}

/** Whether a host name means this machine: `localhost`, 127.0.0.0/8 or ::1. A name below localhost may be any host. */
export function isLoopback(hostname: string): boolean {
  const name = bareName(hostname);
  const family = isIP(name);
  if (family === 0) return name === 'localhost';
  return loopback.check(name, family === 6 ? 'ipv6' : 'ipv4');
}

function bareName(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
