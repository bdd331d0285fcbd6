/** Prints size, time and memory of the clients beside those of their peers, all measured in this run. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installExactly } from '@trustline/bench-install';
import { bundlePeer, generatePeers } from './peers.ts';
import { printSizes } from './size.ts';
import { printTimes } from './time.ts';

const peers = await installExactly('peers', join(import.meta.dirname, 'packages.json'));
await generatePeers(peers);
await printSizes(peers);
console.log();
const heyApi = await bundlePeer(peers, 'hey-api-entry.ts');
const redocly = await bundlePeer(peers, 'redocly/client.ts');
await printTimes({ openapiFetch: join(peers, 'node_modules/openapi-fetch/dist/index.mjs'), heyApi, redocly });
console.log();
console.log('Memory while walking 1,000,000 calls, 1,000 a page');
const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', join(import.meta.dirname, 'memory.ts')]);
process.stdout.write(stdout);
