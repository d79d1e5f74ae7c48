import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['test/oracles/setup.ts'],
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
    // Most of the time the tests wait for processes of Airflow; by itself vitest leaves one core of two free.
    maxWorkers: 2,
  },
});
