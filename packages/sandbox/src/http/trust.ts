import { isIP } from 'node:net';

/** What decides whether a request may come from the person at the keyboard. */
export interface TrustRules {
  /** Names besides `localhost` and numeric addresses that `Host` may have, in lower case. */
  readonly allowedHosts: ReadonlySet<string>;
}

/** Why a request is rejected before any API sees it. */
export interface Distrust {
  readonly status: 400 | 403;
  readonly message: string;
}

const unreadableHost: Distrust = { status: 400, message: 'The header Host names no host that can be read.' };
const crossSite: Distrust = {
  status: 403,
  message: 'The request comes from a web page of another site, which may not use this sandbox.',
};

/**
 * Builds the check that says why a request is rejected, by headers that a web page cannot forge: `Host` names another
 * host when a name was rebound to this machine, `Sec-Fetch-Site` and `Origin` tell where the page is from.
 */
export function createDistrust(rules: TrustRules) {
  // Nearly every request names the same host as the one before.
  let trustedHost: string | undefined;
  return (host: string | undefined, header: (name: string) => string | null): Distrust | undefined => {
    if (host !== undefined && host !== trustedHost) {
      if (!isReadable(host)) return unreadableHost;
      if (!isTrustedName(new URL(`http://${host}`).hostname, rules)) return { status: 403, message: unknownHost(host) };
      trustedHost = host;
    }
    const origin = header('origin');
    const isFromElsewhere = origin !== null && !isTrustedOrigin(origin, rules);
    return isFromElsewhere || header('sec-fetch-site') === 'cross-site' ? crossSite : undefined;
  };
}

function isTrustedOrigin(origin: string, rules: TrustRules): boolean {
  return URL.canParse(origin) && isTrustedName(new URL(origin).hostname, rules);
}

function isReadable(host: string): boolean {
  return /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i.test(host) && URL.canParse(`http://${host}`);
}

// A name may be rebound to this machine by whoever owns it; a numeric address may not.
function isTrustedName(name: string, { allowedHosts }: TrustRules): boolean {
  const address = name.startsWith('[') ? name.slice(1, -1) : name;
  return name === 'localhost' || isIP(address) !== 0 || allowedHosts.has(name);
}

function unknownHost(host: string): string {
  return `The sandbox does not go by the name ${host}; start it with --allow-host NAME to let it.`;
}
