/**
 * A run could not start or go on, and nobody's contract is to blame: a bad profile, an unreachable server, a rejected
 * credential. The message is one sentence for the person at the keyboard; the command ends with exit code 2.
 */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
