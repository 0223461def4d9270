import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    // No test changes what others see, and loading the same modules for every file took a tenth of the time.
    isolate: false,
    setupFiles: ['test/support/runs.ts'],
    // Limits are for what never ends, so that a busy machine fails nothing: tests wait for what they need.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 300_000 } },
  },
});
