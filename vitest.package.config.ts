import { defineConfig } from 'vitest/config'

/** The packed package as a stranger gets it: slow, and in need of the npm registry. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    reporters: process.env['CI'] ? ['default', './test/closing-line.ts'] : ['default'],
    testTimeout: 300_000,
    // A build, a pack and an installation, on a machine that may be busy.
    hookTimeout: 900_000,
  },
})
