import { BlockList, isIP } from 'node:net';
import type { Fetch } from './fetch.ts';

/** A request was held back because it would change something that the run is not allowed to. */
export class WriteBlockedError extends Error {
  override readonly name = 'WriteBlockedError';
  /** The option that would let it through. */
  readonly option: string;

  constructor({ method, url }: Request, option: string) {
    const { origin, pathname } = new URL(url);
    super(`${method} ${origin}${pathname} would change something, and that is only sent with ${option}.`);
    this.option = option;
  }
}

/** Names the option that a request needs and does not have; `null` for one that may be sent. */
export type MissingOption = (request: Request) => Promise<string | null>;

/** Lets a request through that needs no option, whatever its host; every other throws before anything is sent. */
export function guardWrites(next: Fetch, missingOption: MissingOption): Fetch {
  return async (request) => {
    const option = await missingOption(request);
    if (option !== null) throw new WriteBlockedError(request, option);
    return next(request);
  };
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
