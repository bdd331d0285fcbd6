import type { SecretMask } from '../secrets/mask.ts';

/** The parts of a request a credential may stand in. */
export interface CredentialPlaces {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
}

/** Names the credential of a request: `unknown` for one the profile does not have, `none` without any. */
export type CredentialReader = (places: CredentialPlaces) => string;

/** Creates a reader that knows the credentials of a mask by name. */
export function createCredentialReader(secrets: SecretMask): CredentialReader {
  return ({ url, headers, body }) => {
    const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
    const [name] = secrets.find(`${authorization}\n${url}\n${body ?? ''}`);
    return name ?? (authorization === '' ? 'none' : 'unknown');
  };
}
