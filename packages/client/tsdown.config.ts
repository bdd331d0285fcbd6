import { apiNames } from '@trustline/specs';
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['index', ...apiNames, 'testing'].map((name) => `src/${name}.ts`),
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  dts: true,
});
