/** What a person needs to try an API of a sandbox. */
export interface Trial {
  /** The demo credentials by what they are for. */
  readonly credentials: readonly (readonly [name: string, value: string | undefined])[];
  /** A command to paste. */
  readonly command: string;
}
