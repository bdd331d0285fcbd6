import type { ApiName } from '@trustline/specs';
import { navixy } from './navixy.ts';
import type { PeerApi } from './peer-api.ts';
import { trustcaller } from './trustcaller.ts';

/** The APIs that the tools are compared over. */
export const apis: Readonly<Record<ApiName, PeerApi>> = { navixy, trustcaller };
