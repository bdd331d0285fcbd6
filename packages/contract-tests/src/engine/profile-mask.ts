import { apiNames } from '@trustline/specs';
import { suiteOf } from '../apis/registry.ts';
import { headerSecrets } from './header-secrets.ts';
import type { Profile } from './profile/profile.ts';
import { createSecretMask, type SecretMask } from './secrets/mask.ts';

/** A mask that knows every credential of a profile. */
export function profileMask(profile: Profile): SecretMask {
  const mask = createSecretMask();
  for (const [name, secret] of apiNames.flatMap((api) => suiteOf(api).credentials(profile))) mask.add(name, secret);
  for (const [name, secret] of apiNames.flatMap((api) => headerSecrets(api, profile.headers?.[api] ?? {}))) {
    mask.add(name, secret);
  }
  return mask;
}
