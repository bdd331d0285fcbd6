import type { SandboxRequest } from '../http/message.ts';

/** Whether a request to the control comes from no web page, or from one that the sandbox itself serves. */
export function isSameOrigin({ header, origin }: SandboxRequest): boolean {
  const page = header('origin');
  const site = header('sec-fetch-site');
  return (page === null || page === origin) && site !== 'cross-site' && site !== 'same-site';
}
