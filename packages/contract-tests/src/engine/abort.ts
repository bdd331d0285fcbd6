import type { RecordedExchange } from '../transport/recorder.ts';
import { SetupError } from './error.ts';
import type { CredentialReader } from './session/credential.ts';
import type { Settings, Suite } from './suite.ts';

/** So many exchanges are tried before a server counts as unreachable or a credential as rejected. */
const usualAttempts = 3;

/**
 * Tells a server that is not there, or does not take the account's credential at all, from one that breaks its
 * promises. Throws a SetupError; returns when there is hope.
 */
export function abortIfUnusable<ApiSettings extends Settings, Api extends object>(
  { ownCredential, rejectsCredential }: Suite<ApiSettings, Api>,
  baseUrl: string,
  entries: readonly RecordedExchange[],
  credentialOf: CredentialReader,
  attempts = usualAttempts,
): void {
  if (entries.length < attempts) return;
  if (entries.every((entry) => entry.response === null)) {
    const failure = entries[0]?.failure ?? 'no response came';
    // A server that misses the client's certificate often says no more than that it hangs up.
    const isAboutCertificates = /certificate/i.test(failure) || (isTls(baseUrl) && /closed/.test(failure));
    const hint = isAboutCertificates ? '; --ca, --cert and --key take the files of certificates' : '';
    throw new SetupError(`${baseUrl} cannot be reached: ${failure}${hint}.`);
  }
  // A credential that was taken once is good, so the start of the run decides.
  const first = entries.slice(0, 5 * attempts);
  const isOwn = ({ request }: RecordedExchange) => credentialOf(request) === ownCredential;
  if (first.some((entry) => !rejectsCredential(entry) && isOwn(entry))) return;
  const own = first.filter(isOwn);
  const operations = new Set(own.map((entry) => entry.operation?.operationId));
  if (own.length >= attempts && operations.size >= Math.min(attempts, 2)) {
    throw new SetupError(`${baseUrl} rejects $${ownCredential}; put a valid credential into the profile.`);
  }
}

function isTls(baseUrl: string): boolean {
  return new URL(baseUrl).protocol === 'https:';
}
