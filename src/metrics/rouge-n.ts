import { describeRouge } from './describe-rouge.ts'
import type { Compare, Metric } from './metric.ts'
import { type RougeDefinition, rouge } from './rouge.ts'
import { rougeFMeasure } from './rouge-score.ts'
import { sharedNgrams } from './shared-ngrams.ts'
import { readRouge } from './tokenize/kernel-rouge-tokens.ts'

/** What ROUGE-N counts: n-grams of the tokens, each as often as both texts have it. */
export function countGrams(order: number): RougeDefinition['count'] {
  return (candidate, reference) => ({
    matched: sharedNgrams(candidate, reference, order),
    candidate: Math.max(candidate.length - order + 1, 0),
    reference: Math.max(reference.length - order + 1, 0),
  })
}

/**
 * ROUGE-1, F-measure: shared tokens (lower case, runs of a-z and 0-9; all else separates), as harmonic mean of their
 * shares in both texts. 0..1, symmetric; a text scores 1 against itself, 0 if it has no token; the order of words does
 * not count. Never throws. As rouge-score 0.1.2 gives it (`rouge1`, `use_stemmer=False`), to the last bit.
 */
export const rouge1 = /* @__PURE__ */ rouge(/* @__PURE__ */ define(1))
/** ROUGE-2, F-measure: `rouge1` for pairs of neighbouring tokens; a text of one token scores 0 against itself. */
export const rouge2 = /* @__PURE__ */ rouge(/* @__PURE__ */ define(2))
/** ROUGE-3, F-measure: `rouge1` for runs of three tokens; a shorter text scores 0 against itself. */
export const rouge3 = /* @__PURE__ */ rouge(/* @__PURE__ */ define(3))
/** ROUGE-4, F-measure: `rouge1` for runs of four tokens; a shorter text scores 0 against itself. */
export const rouge4 = /* @__PURE__ */ rouge(/* @__PURE__ */ define(4))
/** ROUGE-5, F-measure: `rouge1` for runs of five tokens; a shorter text scores 0 against itself. */
export const rouge5 = /* @__PURE__ */ rouge(/* @__PURE__ */ define(5))

/** `rouge_1` as the dialect means it. */
export const rouge1Metric = /* @__PURE__ */ describe(1, rouge1)
/** `rouge_2` as the dialect means it. */
export const rouge2Metric = /* @__PURE__ */ describe(2, rouge2)
/** `rouge_3` as the dialect means it. */
export const rouge3Metric = /* @__PURE__ */ describe(3, rouge3)
/** `rouge_4` as the dialect means it. */
export const rouge4Metric = /* @__PURE__ */ describe(4, rouge4)
/** `rouge_5` as the dialect means it. */
export const rouge5Metric = /* @__PURE__ */ describe(5, rouge5)

function define(order: number): RougeDefinition {
  return { reader: readRouge, count: countGrams(order), measure: rougeFMeasure }
}

function describe(unit: 1 | 2 | 3 | 4 | 5, compare: Compare): Metric {
  const definition = define(unit)
  return describeRouge({ unit, stemmed: false, result: 'fmeasure', name: `rouge${unit}`, compare, definition })
}
