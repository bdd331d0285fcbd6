import type { ApiName } from '@trustline/specs';
import type { MeasuredApi } from './measured.ts';
import { navixy } from './navixy.ts';
import { trustcaller } from './trustcaller.ts';

/** The APIs whose clients are generated. */
export const apis: Readonly<Record<ApiName, MeasuredApi>> = { navixy, trustcaller };
