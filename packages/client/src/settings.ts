import type { CallOptions, ClientOptions } from './options.ts';
import { fields, integer, pattern } from './shape.ts';
import { longestDelay } from './wait.ts';

/** The settings of a client, or of a call put over those of its client. */
export interface Layer {
  readonly settings: ClientOptions;
  /** The headers of every request but for the credential. */
  readonly headers: Headers;
  /** The same once more, because reading `Headers` takes a good part of a call's time. */
  readonly sent: Readonly<Record<string, string>>;
  /** What is wrong with the settings. */
  readonly breach: string | undefined;
}

const checkUrl = pattern(/^https?:\/\/[^\s?#@]+$/);

/** The rules that are worth a check before anything is sent. */
const checkSettings = fields(
  (value) =>
    (value.baseUrl !== undefined && checkUrl(value.baseUrl)) ||
    (value.timeout !== undefined && integer(value.timeout, 0, longestDelay)) ||
    (value.retries !== undefined && integer(value.retries, 0, longestDelay)),
);

/** Puts settings over others; those that are `undefined` are left out. */
export function putOver(base: Pick<Layer, 'settings' | 'sent'>, options: CallOptions): Layer {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const settings = { ...base.settings, ...Object.fromEntries(given) };
  const sent = { ...base.sent, ...Object.fromEntries(new Headers(options.headers)) };
  return { settings, headers: new Headers(sent), sent, breach: checkSettings(settings) };
}
