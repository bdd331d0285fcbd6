import { defineSuite } from '../../src/vitest/index.ts';

await defineSuite('navixy', { target: 'mock', possibleOnly: true });
