import { defineSuite } from '../../src/vitest/define.ts';

await defineSuite('navixy', { target: 'mock', possibleOnly: true });
