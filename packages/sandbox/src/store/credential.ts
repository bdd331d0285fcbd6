import { hash, timingSafeEqual } from 'node:crypto';

/** The SHA-256 digest of a credential in hexadecimal digits: all that is ever stored of it. */
export function digestOf(credential: string): string {
  return hash('sha256', credential);
}

/** Whether two digests are equal, in a time that does not depend on where they differ. */
export function sameDigest(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left, 'latin1'), Buffer.from(right, 'latin1'));
}
