/** Prints time and memory of the TrustCaller client beside those of its peers, all measured in this run. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installExactly } from '@trustline/bench-install';
import { bundlePeer, generatePeers } from '../peers.ts';
import { printTimes } from './time.ts';

const peers = await installExactly('peers', join(import.meta.dirname, '../packages.json'));
await generatePeers(peers, 'trustcaller');
const heyApi = await bundlePeer(peers, 'trustcaller/hey-api-entry.ts');
const redocly = await bundlePeer(peers, 'trustcaller/redocly.ts');
await printTimes({ openapiFetch: join(peers, 'node_modules/openapi-fetch/dist/index.mjs'), heyApi, redocly });
console.log();
console.log('Memory while walking 1,000,000 calls, 1,000 a page');
const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', join(import.meta.dirname, 'memory.ts')]);
process.stdout.write(stdout);
