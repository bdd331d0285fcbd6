import { type ApiName, type DocumentVersion, documentVersions } from '@trustline/specs';
import { SetupError } from './error.ts';

/**
 * Throws a SetupError when another package is made from another document than this one: the two would contradict each
 * other without anybody being wrong.
 */
export function requireSameDocument(api: ApiName, packageName: string, other: DocumentVersion): void {
  const own = documentVersions[api];
  if (other.hash === own.hash) return;
  const [theirs, ours] = [other, own].map(({ version, hash }) => `${version} (${hash})`);
  throw new SetupError(
    `The installed ${packageName} is made from version ${theirs} of the ${api} document and @trustline/contract-tests from ${ours}; install the same version of both.`,
  );
}
