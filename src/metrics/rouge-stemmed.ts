import type { Metric } from './metric.ts'
import { rouge } from './rouge.ts'
import { rougeFMeasure } from './rouge-score.ts'
import { defineRouge, describeRougeVariant, type RougeVariant } from './rouge-variant.ts'
import { readStemmedRouge } from './tokenize/stemmed-rouge-tokens.ts'

const style: RougeVariant = {
  variant: 'stemmed',
  suffix: 'Stemmed',
  stemmed: true,
  result: 'fmeasure',
  reader: readStemmedRouge,
  measure: rougeFMeasure,
}

/**
 * ROUGE-1, stemmed, F-measure: shared tokens, Porter-stemmed, as harmonic mean of their shares in both texts. 0..1,
 * symmetric; a text scores 1 against itself, 0 if it has no token. Never throws. As rouge-score 0.1.2 gives it
 * (`rouge1`, `use_stemmer=True`), to the last bit.
 */
export const rouge1Stemmed = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(1, style))
/**
 * ROUGE-2, stemmed, F-measure: `rouge1Stemmed` for pairs of neighbouring tokens; a shorter text scores 0 against
 * itself.
 */
export const rouge2Stemmed = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(2, style))
/** ROUGE-3, stemmed, F-measure: `rouge1Stemmed` for runs of three tokens; a shorter text scores 0 against itself. */
export const rouge3Stemmed = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(3, style))
/** ROUGE-4, stemmed, F-measure: `rouge1Stemmed` for runs of four tokens; a shorter text scores 0 against itself. */
export const rouge4Stemmed = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(4, style))
/** ROUGE-5, stemmed, F-measure: `rouge1Stemmed` for runs of five tokens; a shorter text scores 0 against itself. */
export const rouge5Stemmed = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(5, style))
/** ROUGE-L, stemmed, F-measure: `rouge1Stemmed` for the longest common subsequence of the tokens. */
export const rougeLStemmed = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge('l', style))

/** The variant `stemmed` of `rouge_1` to `rouge_5` and `rouge_l`. */
export const rougeStemmedMetrics: readonly Metric[] = /* @__PURE__ */ describeRougeVariant(style, [
  rouge1Stemmed,
  rouge2Stemmed,
  rouge3Stemmed,
  rouge4Stemmed,
  rouge5Stemmed,
  rougeLStemmed,
])
