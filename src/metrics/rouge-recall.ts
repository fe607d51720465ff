import type { Metric } from './metric.ts'
import { rouge } from './rouge.ts'
import { rougeRecall } from './rouge-score.ts'
import { defineRouge, describeRougeVariant, type RougeVariant } from './rouge-variant.ts'
import { readRouge } from './tokenize/kernel-rouge-tokens.ts'

const style: RougeVariant = {
  variant: 'recall',
  suffix: 'Recall',
  stemmed: false,
  result: 'recall',
  reader: readRouge,
  measure: rougeRecall,
}

/**
 * ROUGE-1, recall: the share of the reference's tokens that the candidate has too. 0..1, not symmetric: a long
 * candidate scores high; a text scores 1 against itself, 0 if it has no token. Never throws. As rouge-score 0.1.2
 * gives it (`rouge1`, `use_stemmer=False`), to the last bit.
 */
export const rouge1Recall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(1, style))
/** ROUGE-2, recall: `rouge1Recall` for pairs of neighbouring tokens; a shorter text scores 0 against itself. */
export const rouge2Recall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(2, style))
/** ROUGE-3, recall: `rouge1Recall` for runs of three tokens; a shorter text scores 0 against itself. */
export const rouge3Recall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(3, style))
/** ROUGE-4, recall: `rouge1Recall` for runs of four tokens; a shorter text scores 0 against itself. */
export const rouge4Recall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(4, style))
/** ROUGE-5, recall: `rouge1Recall` for runs of five tokens; a shorter text scores 0 against itself. */
export const rouge5Recall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(5, style))
/** ROUGE-L, recall: `rouge1Recall` for the longest common subsequence of the tokens. */
export const rougeLRecall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge('l', style))

/** The variant `recall` of `rouge_1` to `rouge_5` and `rouge_l`. */
export const rougeRecallMetrics: readonly Metric[] = /* @__PURE__ */ describeRougeVariant(style, [
  rouge1Recall,
  rouge2Recall,
  rouge3Recall,
  rouge4Recall,
  rouge5Recall,
  rougeLRecall,
])
