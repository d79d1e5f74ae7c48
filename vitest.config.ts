import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/oracles/setup.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
