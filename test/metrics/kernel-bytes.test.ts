import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { jaroBytes } from '../../src/metrics/kernel/jaro-bytes.ts'
import { lcsBytes } from '../../src/metrics/kernel/lcs-bytes.ts'
import { levenshteinBytes } from '../../src/metrics/kernel/levenshtein-bytes.ts'
import { wordsBytes } from '../../src/metrics/kernel/words-bytes.ts'

test('the committed bytes are what the sources assemble to', () => {
  const script = fileURLToPath(new URL('../../src/metrics/kernel/build-kernels.mjs', import.meta.url))
  const printed = execFileSync(process.execPath, [script, '--print'], { encoding: 'utf8' })
  expect(printed.trimEnd().split('\n')).toEqual([lcsBytes, levenshteinBytes, wordsBytes, jaroBytes])
})

test('each kernel is small enough for any browser to compile at once', () => {
  const sizes = [lcsBytes, levenshteinBytes, wordsBytes, jaroBytes].map((bytes) => Buffer.from(bytes, 'base64').length)
  expect(sizes.filter((size) => size > 4096)).toEqual([])
})
