/** Something the person at the keyboard has to put right; the message says what, and nothing was published. */
export class ReleaseError extends Error {}

/** Runs a command line's action; a ReleaseError is printed as its sentence and ends with exit code 2. */
export async function reportErrors(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
