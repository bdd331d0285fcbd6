import { defineSuite } from '../../src/suite/define.ts';

await defineSuite('navixy', { target: 'sandbox' });
