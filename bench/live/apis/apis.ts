import type { ApiName } from '@trustline/specs';
import type { LiveApi } from './live-api.ts';
import { navixy } from './navixy.ts';
import { trustcaller } from './trustcaller.ts';

/** The APIs that live runs are measured with. */
export const apis: Readonly<Record<ApiName, LiveApi>> = { navixy, trustcaller };
