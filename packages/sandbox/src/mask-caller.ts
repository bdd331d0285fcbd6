const maskedDigits = 3;

/** Masks the last digits of a caller, as the API shows it. */
export function maskCaller(caller: string): string {
  return `${caller.slice(0, -maskedDigits)}${'X'.repeat(maskedDigits)}`;
}
