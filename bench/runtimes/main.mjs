import { runSuite } from './suite.mjs';

const titles = await runSuite();
console.log(`${titles.length} tests held`);
