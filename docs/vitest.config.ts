import { defineConfig } from 'vitest/config';

// Servers and browsers start slowly on a busy machine; a wait ends with its signal long before this.
export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
});
