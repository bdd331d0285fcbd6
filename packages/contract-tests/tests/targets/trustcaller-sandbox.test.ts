import { defineSuite } from '../../src/vitest/define.ts';

await defineSuite('trustcaller', { target: 'sandbox' });
