import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    maxWorkers: 2,
    // No test changes what others see, and loading the same modules for every file took a tenth of the time.
    isolate: false,
    // Property tests on a busy machine take longer than the default of five seconds.
    testTimeout: 60_000,
  },
});
