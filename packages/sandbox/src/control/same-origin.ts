import type { SandboxRequest } from '../http/message.ts';

/**
 * Whether a request to the control may come from the person at the keyboard. A web page cannot forge these headers:
 * `Host` names another host when its name was rebound to this machine, and `Origin` names the page's own.
 */
export function isSameOrigin({ header, origin, address }: SandboxRequest): boolean {
  const page = header('origin');
  const site = header('sec-fetch-site');
  if (page !== null && page !== origin) return false;
  if (site === 'cross-site' || site === 'same-site') return false;
  return address === undefined || isLocalOrAddress(origin);
}

// A name other than localhost may be rebound by whoever owns it; a numeric address may not.
function isLocalOrAddress(origin: string): boolean {
  const { hostname } = new URL(origin);
  return hostname === 'localhost' || hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
}
