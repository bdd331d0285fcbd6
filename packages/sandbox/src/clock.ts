import { SandboxError } from './error.ts';

/** Tells the time in milliseconds since 1970-01-01T00:00:00Z. */
export type Now = () => number;

const earliest = Date.parse('1000-01-01T00:00:00Z');
const latest = Date.parse('9999-12-31T23:59:59Z');

/** The sandbox's clock: follows the clock it was given until it is moved, set or stopped. */
export class SandboxClock {
  readonly #source: Now;
  #offset = 0;
  #stoppedAt: number | undefined;

  constructor(source: Now) {
    this.#source = source;
  }

  /** The sandbox's time in milliseconds since 1970-01-01T00:00:00Z. */
  now(): number {
    return this.#stoppedAt ?? this.#source() + this.#offset;
  }

  /** The sandbox's time in whole seconds, the precision both APIs respond in. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** Whether the clock stands still. */
  get stopped(): boolean {
    return this.#stoppedAt !== undefined;
  }

  /** Sets the clock to an instant, in milliseconds since 1970; it goes on from there unless it is stopped. Throws a SandboxError for a year beyond 1000 to 9999. */
  set(instant: number): void {
    if (!(instant >= earliest && instant <= latest)) {
      throw new SandboxError('The clock can only be set to a time between the years 1000 and 9999.');
    }
    if (this.stopped) this.#stoppedAt = instant;
    this.#offset = instant - this.#source();
  }

  /** Moves the clock by a number of milliseconds; a negative number moves it back. */
  move(milliseconds: number): void {
    this.set(this.now() + milliseconds);
  }

  /** Stops the clock at its present time. */
  stop(): void {
    this.#stoppedAt = this.now();
  }

  /** Lets a stopped clock go on from where it stands. */
  start(): void {
    const instant = this.now();
    this.#stoppedAt = undefined;
    this.set(instant);
  }

  /** Returns to the clock the sandbox was given. */
  reset(): void {
    this.#stoppedAt = undefined;
    this.#offset = 0;
  }
}
