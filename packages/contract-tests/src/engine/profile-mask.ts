import { navixySuite } from '../apis/navixy/suite.ts';
import { trustCallerSuite } from '../apis/trustcaller/suite.ts';
import type { Profile } from './profile/profile.ts';
import { createSecretMask, type SecretMask } from './secrets/mask.ts';

/** A mask that knows every credential of a profile. */
export function profileMask({ navixy, trustcaller }: Profile): SecretMask {
  const mask = createSecretMask();
  const credentials = [
    ...(navixy ? navixySuite.credentials(navixy) : []),
    ...(trustcaller ? trustCallerSuite.credentials(trustcaller) : []),
  ];
  for (const [name, secret] of credentials) mask.add(name, secret);
  return mask;
}
