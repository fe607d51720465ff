import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { jaroScore } from '../../src/metrics/jaro-score.ts'
import { sharedStart } from '../../src/metrics/shared-start.ts'
import { shortJaro } from '../../src/metrics/short-jaro.ts'
import { readPair } from '../../src/metrics/symbol-pair.ts'

function plainJaro(candidate: string, reference: string): number {
  const pair = readPair(candidate, reference)
  return jaroScore(pair, sharedStart(pair))
}

const unit = fc.oneof(
  fc.constantFrom('a', 'b', 'c', ' ', '\0', '\u007f'),
  fc.string({ unit: 'binary-ascii', minLength: 1 }),
)
const text = fc.oneof(
  fc.string({ unit, maxLength: 64, size: 'max' }),
  fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 60, maxLength: 64 }),
)

test('short ASCII texts have the same Jaro similarity in WebAssembly as in JavaScript', () => {
  fc.assert(
    fc.property(text, text, fc.nat({ max: 8 }), (one, other, shared) => {
      const candidate = one.slice(0, 64)
      const reference = `${one.slice(0, shared)}${other}`.slice(0, 64)
      fc.pre(candidate !== '' && reference !== '')
      expect(shortJaro(candidate, reference)).toBe(plainJaro(candidate, reference))
    }),
    { numRuns: 20_000 },
  )
})

test.each([
  ['', 'a'],
  ['a', ''],
  ['é', 'a'],
  ['a', '\ud800'],
  ['a'.repeat(65), 'a'],
  ['a', 'a'.repeat(65)],
])('%j and %j are left to JavaScript', (candidate, reference) => {
  expect(shortJaro(candidate, reference)).toBe(-1)
})
