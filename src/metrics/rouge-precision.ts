import type { Metric } from './metric.ts'
import { rouge } from './rouge.ts'
import { rougePrecision } from './rouge-score.ts'
import { defineRouge, describeRougeVariant, type RougeVariant } from './rouge-variant.ts'
import { readRouge } from './tokenize/kernel-rouge-tokens.ts'

const style: RougeVariant = {
  variant: 'precision',
  suffix: 'Precision',
  stemmed: false,
  result: 'precision',
  reader: readRouge,
  measure: rougePrecision,
}

/**
 * ROUGE-1, precision: the share of the candidate's tokens that the reference has too. 0..1, not symmetric: a short
 * candidate scores high; a text scores 1 against itself, 0 if it has no token. Never throws. As rouge-score 0.1.2
 * gives it (`rouge1`, `use_stemmer=False`), to the last bit.
 */
export const rouge1Precision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(1, style))
/** ROUGE-2, precision: `rouge1Precision` for pairs of neighbouring tokens; a shorter text scores 0 against itself. */
export const rouge2Precision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(2, style))
/** ROUGE-3, precision: `rouge1Precision` for runs of three tokens; a shorter text scores 0 against itself. */
export const rouge3Precision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(3, style))
/** ROUGE-4, precision: `rouge1Precision` for runs of four tokens; a shorter text scores 0 against itself. */
export const rouge4Precision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(4, style))
/** ROUGE-5, precision: `rouge1Precision` for runs of five tokens; a shorter text scores 0 against itself. */
export const rouge5Precision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(5, style))
/** ROUGE-L, precision: `rouge1Precision` for the longest common subsequence of the tokens. */
export const rougeLPrecision = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge('l', style))

/** The variant `precision` of `rouge_1` to `rouge_5` and `rouge_l`. */
export const rougePrecisionMetrics: readonly Metric[] = /* @__PURE__ */ describeRougeVariant(style, [
  rouge1Precision,
  rouge2Precision,
  rouge3Precision,
  rouge4Precision,
  rouge5Precision,
  rougeLPrecision,
])
