import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (file: string) => fileURLToPath(new URL(`src/${file}`, import.meta.url))

const alias = [
  { find: /^graderkit$/u, replacement: source('index.ts') },
  { find: /^graderkit\/(metrics|node|vitest)$/u, replacement: source('$1.ts') },
  { find: /^#lazy\/mathjs$/u, replacement: source('formula/mathjs.ts') },
  { find: /^#lazy\/(wordnet|punkt)$/u, replacement: source('metrics/data/$1.ts') },
  { find: /^#lazy\/ajv$/u, replacement: source('graders/json-schema/lazy/ajv.ts') },
]
const ownReporters = process.env['CI'] ? ['default', './test/closing-line.ts'] : ['default']

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/**/*.test.ts', 'fixtures/tasks/*/*.test.ts'],
    // What needs the registry or a browser runs by `npm run test:package`.
    exclude: ['test/package/**', '**/node_modules/**'],
    // Nothing here waits for long; the limit is for machines that are busy with something else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    globalSetup: ['test/build-once.ts'],
    reporters: ownReporters,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/bin.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
})
