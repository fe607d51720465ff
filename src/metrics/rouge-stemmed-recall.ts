import type { Metric } from './metric.ts'
import { rouge } from './rouge.ts'
import { rougeRecall } from './rouge-score.ts'
import { defineRouge, describeRougeVariant, type RougeVariant } from './rouge-variant.ts'
import { readStemmedRouge } from './tokenize/stemmed-rouge-tokens.ts'

const style: RougeVariant = {
  variant: 'stemmed_recall',
  suffix: 'StemmedRecall',
  stemmed: true,
  result: 'recall',
  reader: readStemmedRouge,
  measure: rougeRecall,
}

/**
 * ROUGE-1, stemmed, recall: the share of the reference's tokens, Porter-stemmed, that the candidate has too. 0..1,
 * not symmetric; a text scores 1 against itself, 0 if it has no token. Never throws. As rouge-score 0.1.2 gives it
 * (`rouge1`, `use_stemmer=True`), to the last bit.
 */
export const rouge1StemmedRecall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(1, style))
/**
 * ROUGE-2, stemmed, recall: `rouge1StemmedRecall` for pairs of neighbouring tokens; a shorter text scores 0 against
 * itself.
 */
export const rouge2StemmedRecall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(2, style))
/** ROUGE-3, stemmed, recall: `rouge1StemmedRecall` for runs of three tokens; a shorter text scores 0 against itself. */
export const rouge3StemmedRecall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(3, style))
/** ROUGE-4, stemmed, recall: `rouge1StemmedRecall` for runs of four tokens; a shorter text scores 0 against itself. */
export const rouge4StemmedRecall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(4, style))
/** ROUGE-5, stemmed, recall: `rouge1StemmedRecall` for runs of five tokens; a shorter text scores 0 against itself. */
export const rouge5StemmedRecall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge(5, style))
/** ROUGE-L, stemmed, recall: `rouge1StemmedRecall` for the longest common subsequence of the tokens. */
export const rougeLStemmedRecall = /* @__PURE__ */ rouge(/* @__PURE__ */ defineRouge('l', style))

/** The variant `stemmed_recall` of `rouge_1` to `rouge_5` and `rouge_l`. */
export const rougeStemmedRecallMetrics: readonly Metric[] = /* @__PURE__ */ describeRougeVariant(style, [
  rouge1StemmedRecall,
  rouge2StemmedRecall,
  rouge3StemmedRecall,
  rouge4StemmedRecall,
  rouge5StemmedRecall,
  rougeLStemmedRecall,
])
