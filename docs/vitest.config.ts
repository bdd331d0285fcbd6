import { defineConfig } from 'vitest/config';
import { testSettings } from '../vitest.base.ts';

// Many of these tests wait for a browser or a process, so two files run at a time, on a machine of two processors, too.
export default defineConfig({ test: { ...testSettings, maxWorkers: 2 } });
