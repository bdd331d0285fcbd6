import { runSuite } from './suite.mjs';

export default {
  async test() {
    const titles = await runSuite();
    console.log(`${titles.length} tests held`);
  },
};
