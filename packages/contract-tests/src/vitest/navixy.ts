import { inject } from 'vitest';
import { defineSuite } from './define.ts';

await defineSuite('navixy', inject('targetOptions'));
