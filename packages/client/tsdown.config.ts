import { apiNames } from '@trustline/specs';
import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['index', ...apiNames, 'testing'].map((name) => `src/${name}.ts`),
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  // openapi-fetch looks for Node only to hand on `requestInitExt`, which no client of ours takes.
  define: { process: 'undefined' },
  dts: true,
});
