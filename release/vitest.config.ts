import { defineConfig } from 'vitest/config';
import { testSettings } from '../vitest.base.ts';

export default defineConfig({
  // Its source maps are missing, which Vite says for each of its files.
  logLevel: 'error',
  // GitHub's parser imports its schema as JSON in a way that only a bundler understands.
  test: { ...testSettings, server: { deps: { inline: ['@actions/workflow-parser', '@actions/expressions'] } } },
});
