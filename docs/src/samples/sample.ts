import type { SampleRequest } from '@trustline/openapi';
import type { ApiName } from '@trustline/specs';

/** A request to write down in some language. */
export interface Sample {
  readonly api: ApiName;
  /** Base URL of the server, e.g. `https://trustcaller.net/api/v1`. */
  readonly baseUrl: string;
  readonly request: SampleRequest;
}

/** The whole address of a sample with its query percent-encoded, commas and colons left readable. */
export function addressOf({ baseUrl, request: { path, query } }: Sample): string {
  const written = new URLSearchParams(query).toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return `${baseUrl}${path}${written === '' ? '' : `?${written}`}`;
}
