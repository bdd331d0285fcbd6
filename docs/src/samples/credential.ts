import type { ApiName } from '@trustline/specs';

/** How a sample names an API's secret and sends it. */
export interface Credential {
  /** Environment variable the reader keeps the secret in. */
  readonly variable: string;
  /** Word before the secret in the `Authorization` header. */
  readonly scheme: string;
  /** Creator of the client, and the option that takes the secret. */
  readonly client: { readonly create: string; readonly name: string; readonly option: string };
}

export const credentials: Readonly<Record<ApiName, Credential>> = {
  navixy: {
    variable: 'NAVIXY_HASH',
    scheme: 'NVX',
    client: { create: 'createNavixyClient', name: 'navixy', option: 'hash' },
  },
  trustcaller: {
    variable: 'TRUSTCALLER_TOKEN',
    scheme: 'Bearer',
    client: { create: 'createTrustCallerClient', name: 'trustcaller', option: 'token' },
  },
};
