import { expect, test } from 'vitest'
import { damerauLevenshtein, damerauLevenshteinDistance } from '../../src/metrics/damerau-levenshtein.ts'
import { diceMultiset } from '../../src/metrics/dice-multiset.ts'
import { hamming } from '../../src/metrics/hamming.ts'
import { indel, indelDistance } from '../../src/metrics/indel.ts'
import { jaro } from '../../src/metrics/jaro.ts'
import { jaroWinkler } from '../../src/metrics/jaro-winkler.ts'
import { lcsLength, lcsSeq } from '../../src/metrics/lcs-seq.ts'
import { levenshtein, levenshteinDistance } from '../../src/metrics/levenshtein.ts'
import type { Compare } from '../../src/metrics/metric.ts'
import { osa, osaDistance } from '../../src/metrics/osa.ts'
import { postfix } from '../../src/metrics/postfix.ts'
import { prefix } from '../../src/metrics/prefix.ts'
import { goldenRows } from './golden-rows.ts'

const rows = goldenRows<Readonly<Record<string, number>>>('distance.jsonl')

const columns: readonly (readonly [column: string, compare: Compare])[] = [
  ['levenshtein_distance', levenshteinDistance],
  ['levenshtein_normalized_similarity', levenshtein],
  ['indel_distance', indelDistance],
  ['indel_normalized_similarity', indel],
  ['lcsseq_similarity', lcsLength],
  ['lcsseq_normalized_similarity', lcsSeq],
  ['osa_distance', osaDistance],
  ['osa_normalized_similarity', osa],
  ['damerau_levenshtein_distance', damerauLevenshteinDistance],
  ['damerau_levenshtein_normalized_similarity', damerauLevenshtein],
  ['jaro_similarity', jaro],
  ['jaro_winkler_similarity', jaroWinkler],
  ['hamming_normalized_similarity', hamming],
  ['dice_bigram_multiset', diceMultiset],
]

test('there are golden rows', () => {
  expect(rows).toHaveLength(239)
})

test.each(columns)('%s is equal in every golden row, to the last bit', (column, compare) => {
  const got = rows.map(({ id, input, reference }) => [id, compare(input, reference)])
  expect(got).toEqual(rows.map(({ id, scores }) => [id, scores[column]]))
})

test.each([
  ['prefix_similarity', prefix],
  ['postfix_similarity', postfix],
] as const)('%s of every golden row, out of the longer text, is the score', (column, compare) => {
  const got = rows.map(({ id, input, reference }) => [id, compare(input, reference)])
  expect(got).toEqual(rows.map((row) => [row.id, outOfLonger(row.scores[column] ?? -1, row.input, row.reference)]))
})

/** As rapidfuzz makes a normalised similarity of a similarity. */
function outOfLonger(similarity: number, input: string, reference: string): number {
  const longer = Math.max(Array.from(input).length, Array.from(reference).length)
  return longer === 0 ? 1 : 1 - (longer - similarity) / longer
}
