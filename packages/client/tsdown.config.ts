import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: ['src/index.ts', 'src/navixy.ts', 'src/trustcaller.ts', 'src/testing.ts'],
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  dts: true,
});
