import { defineConfig } from 'vitest/config'

/** The packed package as a stranger gets it: slow, and in need of the npm registry. */
export default defineConfig({
  test: {
    include: ['test/package/**/*.test.ts'],
    reporters: process.env['CI'] ? ['default', './test/closing-line.ts'] : ['default'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
