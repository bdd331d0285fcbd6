import type { ApiName } from '@trustline/specs';
import type { LoadRequest } from '../load.ts';

/** What is measured of one API. */
export interface MeasuredApi {
  readonly api: ApiName;
  readonly title: string;
  /** The request that is sent as often as possible, its path below the API's own. */
  readonly request: LoadRequest;
  /** The pages that are compared between a little and much that is stored. */
  readonly pages: readonly (readonly [title: string, request: () => Request])[];
}
