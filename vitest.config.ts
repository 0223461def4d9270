import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    // Property tests on a busy machine take longer than the default of five seconds.
    testTimeout: 60_000,
  },
});
