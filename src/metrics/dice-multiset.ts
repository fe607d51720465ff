/* oxlint-disable typescript/no-non-null-assertion -- places stay below the length of the text */
import { asciiPair, commonAsciiPairs, readAscii } from './ascii-pairs.ts'
import { codePoints } from './code-points.ts'
import type { Metric } from './metric.ts'

/**
 * Dice's coefficient of the pairs of neighbouring code points, repeats counted: twice the pairs in common out of the
 * pairs of both texts. Spaces and case count.
 *
 * Range 0..1. Symmetric. Identical texts score 1, two empty ones as well; texts of less than two symbols score 0 against
 * any other. Never throws.
 *
 * Authority: L. R. Dice, "Measures of the amount of ecologic association between species", 1945, on multisets. Goldens in
 * fixtures/parity/distance.jsonl, exact.
 */
export function diceMultiset(candidate: string, reference: string): number {
  if (candidate === reference) return 1
  const { a, b } = asciiPair()
  if (readAscii(candidate, a) && readAscii(reference, b)) return share(commonAsciiPairs(a, b), a.length, b.length)
  const pointsOfA = codePoints(candidate)
  const pointsOfB = codePoints(reference)
  return share(commonPairs(pointsOfA, pointsOfB), pointsOfA.length, pointsOfB.length)
}

function share(common: number, lengthOfA: number, lengthOfB: number): number {
  const total = Math.max(0, lengthOfA - 1) + Math.max(0, lengthOfB - 1)
  return total === 0 ? 0 : (2 * common) / total
}

/** `diceMultiset` as a variant of `fuzzy_match`. */
export const diceMultisetMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'dice_multiset',
  name: 'diceMultiset',
  summary: 'The pairs of neighbouring symbols that both texts have, repeats counted.',
  authority: 'Dice coefficient of the multisets of code point pairs',
  symmetric: true,
  identical: '1, also two empty texts',
  range: [0, 1],
  compare: diceMultiset,
}

/** How many pairs of neighbours two texts have in common. */
function commonPairs(a: Int32Array, b: Int32Array): number {
  const bits = Math.max(8, 33 - Math.clz32(b.length))
  if (keys.length < 1 << bits) {
    keys = new Float64Array(1 << bits)
    counts = new Int32Array(1 << bits)
  }
  // Open addressing, at most half full; a key of -1 marks a free slot.
  keys.fill(-1, 0, 1 << bits)
  for (let i = 1; i < b.length; i++) {
    const slot = slotOf(b[i - 1]!, b[i]!, bits)
    if (keys[slot] === -1) {
      keys[slot] = b[i - 1]! * 0x110000 + b[i]!
      counts[slot] = 1
    } else counts[slot]!++
  }
  let common = 0
  for (let i = 1; i < a.length; i++) {
    const slot = slotOf(a[i - 1]!, a[i]!, bits)
    if (keys[slot] === -1 || counts[slot] === 0) continue
    counts[slot]!--
    common++
  }
  return common
}

let keys = /* @__PURE__ */ new Float64Array(256)
let counts = /* @__PURE__ */ new Int32Array(256)

/** Where the pair is, or the free slot where it would be. */
function slotOf(first: number, second: number, bits: number): number {
  const key = first * 0x110000 + second
  const last = (1 << bits) - 1
  let slot = Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) >>> (32 - bits)
  while (keys[slot] !== -1 && keys[slot] !== key) slot = (slot + 1) & last
  return slot
}
