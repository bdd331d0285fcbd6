/**
 * A mistake of the person who starts or controls the sandbox: an unusable data file, a malformed fixture, an unknown id.
 * The message is one sentence that says what was wrong and what to do.
 */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  /** `unknown` when a name or id leads nowhere, else `unusable`. */
  readonly kind: 'unusable' | 'unknown';

  constructor(message: string, kind: 'unusable' | 'unknown' = 'unusable', options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
