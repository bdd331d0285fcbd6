import { SetupError } from './error.ts';

/** One of several parts of a run that are verified apart from each other. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Reads `1/4`. Throws a SetupError of one sentence when it is something else. */
export function readShard(text: string): Shard {
  const [, index, count] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index <= shard.count) return shard;
  throw new SetupError(`--shard takes the number of a part and of all parts, such as 1/4, and not ${text}.`);
}

/** Whether the promise at a position belongs to a shard; neighbours are spread, because they take alike. */
export function isInShard(position: number, { index, count }: Shard): boolean {
  return position % count === index - 1;
}
