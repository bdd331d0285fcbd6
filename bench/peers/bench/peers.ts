import { dredd } from '../dredd/adapter.ts';
import { expressOpenapiValidator } from '../express-openapi-validator/adapter.ts';
import { jestOpenapi } from '../jest-openapi/adapter.ts';
import { openapiBackend } from '../openapi-backend/adapter.ts';
import { portman } from '../portman/adapter.ts';
import { prismProxy } from '../prism-proxy/adapter.ts';
import { redoclyDrift } from '../redocly-drift/adapter.ts';
import { redoclyRespect } from '../redocly-respect/adapter.ts';
import { stepCi } from '../step-ci/adapter.ts';
import { trustline } from '../trustline/adapter.ts';
import { trustlineHar } from '../trustline-har/adapter.ts';
import type { Peer } from './peer.ts';

/** Every tool that is compared, our own first. */
export const peers: readonly Peer[] = [
  trustline,
  trustlineHar,
  prismProxy,
  redoclyRespect,
  redoclyDrift,
  dredd,
  portman,
  stepCi,
  jestOpenapi,
  openapiBackend,
  expressOpenapiValidator,
];
