import { defineSuite } from '../../src/vitest/index.ts';

await defineSuite('trustcaller', { target: 'sandbox' });
