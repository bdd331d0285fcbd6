/** Prints the size of the clients beside that of their peers, all measured in this run. */
import { join } from 'node:path';
import { installExactly } from '@trustline/bench-install';
import { apiNames } from '@trustline/specs';
import { generatePeers } from './peers.ts';
import { printSizes } from './size.ts';

const peers = await installExactly('peers', join(import.meta.dirname, 'packages.json'));
for (const api of apiNames) await generatePeers(peers, api);
await printSizes(peers);
