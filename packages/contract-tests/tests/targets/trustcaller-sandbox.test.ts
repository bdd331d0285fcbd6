import { defineSuite } from '../../src/suite/define.ts';

await defineSuite('trustcaller', { target: 'sandbox' });
