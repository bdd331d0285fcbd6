import { hash, timingSafeEqual } from 'node:crypto';

/** The SHA-256 digest of a credential: all that is ever stored of it. */
export function digestOf(credential: string): Uint8Array {
  return hash('sha256', credential, 'buffer');
}

/** Whether two digests are equal, in a time that does not depend on where they differ. */
export function sameDigest(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
