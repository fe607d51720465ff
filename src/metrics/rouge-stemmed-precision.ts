import type { Metric } from './metric.ts'
import { rouge } from './rouge.ts'
import { rougePrecision } from './rouge-score.ts'
import { defineRouge, describeRougeVariant, type RougeVariant } from './rouge-variant.ts'
import { readStemmedRouge } from './tokenize/stemmed-rouge-tokens.ts'

const style: RougeVariant = {
  variant: 'stemmed_precision',
  suffix: 'StemmedPrecision',
  stemmed: true,
  result: 'precision',
  reader: readStemmedRouge,
  measure: rougePrecision,
}

/**
 * ROUGE-1, stemmed, precision: the share of the candidate's tokens, Porter-stemmed, that the reference has too. 0..1,
 * not symmetric; a text scores 1 against itself, 0 if it has no token. Never throws. As rouge-score 0.1.2 gives it
 * (`rouge1`, `use_stemmer=True`), to the last bit.
 */
export const rouge1StemmedPrecision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(1, style))
/**
 * ROUGE-2, stemmed, precision: `rouge1StemmedPrecision` for pairs of neighbouring tokens; a shorter text scores 0
 * against itself.
 */
export const rouge2StemmedPrecision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(2, style))
/**
 * ROUGE-3, stemmed, precision: `rouge1StemmedPrecision` for runs of three tokens; a shorter text scores 0 against
 * itself.
 */
export const rouge3StemmedPrecision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(3, style))
/**
 * ROUGE-4, stemmed, precision: `rouge1StemmedPrecision` for runs of four tokens; a shorter text scores 0 against
 * itself.
 */
export const rouge4StemmedPrecision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(4, style))
/**
 * ROUGE-5, stemmed, precision: `rouge1StemmedPrecision` for runs of five tokens; a shorter text scores 0 against
 * itself.
 */
export const rouge5StemmedPrecision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(5, style))
/** ROUGE-L, stemmed, precision: `rouge1StemmedPrecision` for the longest common subsequence of the tokens. */
export const rougeLStemmedPrecision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge('l', style))

/** The variant `stemmed_precision` of `rouge_1` to `rouge_5` and `rouge_l`. */
export const rougeStemmedPrecisionMetrics: readonly Metric[] = /* @__PURE__ */ describeRougeVariant(style, [
  rouge1StemmedPrecision,
  rouge2StemmedPrecision,
  rouge3StemmedPrecision,
  rouge4StemmedPrecision,
  rouge5StemmedPrecision,
  rougeLStemmedPrecision,
])
