import { describeRouge } from './describe-rouge.ts'
import type { Metric } from './metric.ts'
import { type RougeDefinition, rouge } from './rouge.ts'
import { type RougeCounts, rougeFMeasure } from './rouge-score.ts'
import { tokenLcs } from './token-lcs.ts'
import type { ReferenceRun, TokenRun } from './token-run.ts'
import { readRouge } from './tokenize/kernel-rouge-tokens.ts'

/** What ROUGE-L counts: the longest common subsequence of the tokens. */
export function countSubsequence(candidate: TokenRun, reference: ReferenceRun): RougeCounts {
  return { matched: tokenLcs(candidate, reference), candidate: candidate.length, reference: reference.length }
}

const definition: RougeDefinition = { reader: readRouge, count: countSubsequence, measure: rougeFMeasure }

/**
 * ROUGE-L, F-measure: the longest common subsequence of the tokens (lower case, runs of a-z and 0-9; all else separates),
 * as harmonic mean of its shares in both texts. 0..1, symmetric; a text scores 1 against itself, 0 if it has no token.
 * Never throws. As rouge-score 0.1.2 gives it (`rougeL`, `use_stemmer=False`), to the last bit.
 */
export const rougeL = /* @__PURE__ */ rouge(definition)

/** `rouge_l` as the dialect means it. */
export const rougeLMetric: Metric = /* @__PURE__ */ describeRouge({
  unit: 'l',
  stemmed: false,
  result: 'fmeasure',
  name: 'rougeL',
  compare: rougeL,
  definition,
})
