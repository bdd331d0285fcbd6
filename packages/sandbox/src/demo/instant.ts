/** A moment as ISO 8601 with an offset or `Z`. */
export type Instant = string;

/** The whole seconds since 1970 of a moment. */
export function seconds(instant: Instant): number {
  return Math.floor(Date.parse(instant) / 1000);
}

/** The whole seconds since 1970 of a moment; `null` when there is none. */
export function optionalSeconds(instant: Instant | undefined): number | null {
  return instant === undefined ? null : seconds(instant);
}
