import type { Fetch } from './fetch.ts';

/** What one response may cost. */
export interface ResponseLimits {
  /** Milliseconds until its last byte. */
  readonly milliseconds: number;
  /** Bytes of its decoded body. Default 8 MiB. */
  readonly bytes?: number;
}

/** The most bytes of a response body that are read, after its compression was undone. */
export const largestResponse = 8 * 2 ** 20;

/** A body of more bytes is read alone, so that several large ones do not fill the memory together. */
const largeBody = 2 ** 16;

/** So much of a body that is too large is kept as evidence. */
const evidence = 4096;

/** A body is larger than a run reads. */
export class ResponseTooLargeError extends Error {
  override readonly name = 'ResponseTooLargeError';
  readonly status: number;
  readonly headers: Headers;
  /** How the body begins. */
  readonly start: string;
  /** In bytes. */
  readonly limit: number;

  constructor({ status, headers }: Response, start: string, limit: number) {
    super(`the body is larger than ${limit / 2 ** 20} MiB`);
    this.limit = limit;
    this.status = status;
    this.headers = headers;
    this.start = start;
  }
}

/**
 * Reads each response to its end, within limits. The clock is this layer's own timer and not only a signal: what hangs
 * on a signal is lost when nothing else holds the request it belongs to and memory is collected.
 */
export function limitResponse(next: Fetch, { milliseconds, bytes = largestResponse }: ResponseLimits): Fetch {
  const largeBodies = createLock();
  // The one that is read has the room to itself: what each of hundreds would take is not collected soon enough.
  let room: Uint8Array<ArrayBuffer> | undefined;
  return async (request) => {
    const controller = new AbortController();
    const expired = Promise.withResolvers<never>();
    const clock = createCountdown(milliseconds, () => {
      const reason = new DOMException('', 'TimeoutError');
      expired.reject(reason);
      controller.abort(reason);
    });
    /** Waits until no other large body is read; that is no fault of the server's. */
    const takeTurn = async (begun: readonly Uint8Array[]) => {
      clock.stop();
      const release = await largeBodies();
      clock.start();
      room ??= new Uint8Array(bytes);
      room.set(Buffer.concat(begun));
      return { room, release };
    };
    const sent = new Request(request, { signal: controller.signal });
    let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
    try {
      const response = await Promise.race([next(sent), expired.promise]);
      reader = response.body?.getReader();
      const body =
        reader === undefined
          ? null
          : await readBody(response, reader, { expired: expired.promise, limit: bytes, takeTurn });
      const { status, statusText, headers } = response;
      return new Response([204, 205, 304].includes(status) ? null : body, { status, statusText, headers });
    } catch (error) {
      // Nobody waits for the server's consent to hang up.
      reader?.cancel().catch(() => undefined);
      controller.abort(error);
      throw error;
    } finally {
      clock.stop();
    }
  };
}

async function readBody(
  response: Response,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { expired, limit, takeTurn }: ReadOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let turn: Turn | undefined;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), expired]);
      if (done) return turn === undefined ? Buffer.concat(chunks) : turn.room.slice(0, size);
      if (turn === undefined && size + value.byteLength <= Math.min(largeBody, limit)) {
        chunks.push(value);
      } else {
        turn ??= await takeTurn(chunks.splice(0));
        turn.room.set(value.subarray(0, limit - size), size);
        if (size + value.byteLength > limit) {
          const start = new TextDecoder().decode(turn.room.subarray(0, evidence));
          throw new ResponseTooLargeError(response, start, limit);
        }
      }
      size += value.byteLength;
    }
  } finally {
    turn?.release();
  }
}

/** What the one that reads a large body has to itself. */
interface Turn {
  /** As large as the largest body; what was read of this one is in it. */
  readonly room: Uint8Array<ArrayBuffer>;
  readonly release: () => void;
}

interface ReadOptions {
  readonly expired: Promise<never>;
  /** In bytes. */
  readonly limit: number;
  readonly takeTurn: (begun: readonly Uint8Array[]) => Promise<Turn>;
}

/** One at a time: hands out what lets the next one in. */
function createLock(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    const { promise, resolve } = Promise.withResolvers<void>();
    last = promise;
    await before;
    return resolve;
  };
}

/** No more of a countdown than this passes between two looks at the clock, in milliseconds. */
const longestStep = 250;

/**
 * A timer that can be stopped and goes on with what is left; it is running when it is created. Time in which this process
 * did not run, on a machine that slept or had other things to do, does not count: nobody waited for the server then.
 */
function createCountdown(milliseconds: number, expire: () => void) {
  let left = milliseconds;
  let startedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const passed = () => Math.min(performance.now() - startedAt, 2 * longestStep);
  const step = () => {
    startedAt = performance.now();
    timer = setTimeout(
      () => {
        left -= passed();
        if (left > 0) step();
        else expire();
      },
      Math.min(left, longestStep),
    );
  };
  step();
  return {
    start: step,
    stop() {
      if (timer === undefined) return;
      clearTimeout(timer);
      timer = undefined;
      left = Math.max(0, left - passed());
    },
  };
}
