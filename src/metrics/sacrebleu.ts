import { countNgrams } from './count-ngrams.ts'
import type { Metric } from './metric.ts'
import { numberTokens } from './number-tokens.ts'
import { pythonTrimEnd } from './tokenize/python-trim.ts'
import { tokenize13a } from './tokenize/thirteen-a.ts'

/**
 * BLEU of one sentence as sacrebleu gives it: 13a tokens, precisions of orders 1 to 4 (as far as the candidate has any)
 * with the n-th zero replaced by 1 / (2^n times its total), and a penalty for a candidate shorter than the reference.
 * 0..1 (where rounding lets sacrebleu give 1.0000000000000004, this gives 1); not symmetric; a text scores 1 against
 * itself, 0 if it has no token. Never throws. As sacrebleu 2.6.0 `sentence_bleu(candidate, [reference]).score / 100`,
 * to 1e-12 (V8 and C round logarithms differently).
 */
export function sacrebleu(candidate: string, reference: string): number {
  const { run, recognize } = numberTokens(tokenize13a(pythonTrimEnd(reference)))
  const tokens = recognize(tokenize13a(pythonTrimEnd(candidate)))
  const counts = countNgrams(tokens, run, 4).filter((order) => order.candidate > 0)
  if (counts.every(({ matched }) => matched === 0)) return 0
  let smoothing = 1
  let logarithms = 0
  for (const { matched, candidate: total } of counts) {
    if (matched === 0) smoothing *= 2
    logarithms += Math.log(matched === 0 ? 100 / (smoothing * total) : (100 * matched) / total)
  }
  const penalty = tokens.length < run.length ? Math.exp(1 - run.length / tokens.length) : 1
  return Math.min(1, (penalty * Math.exp(logarithms / counts.length)) / 100)
}

/** The variant `sacrebleu` of `bleu`. */
export const sacrebleuMetric: Metric = {
  family: 'bleu',
  variant: 'sacrebleu',
  name: 'sacrebleu',
  summary: 'BLEU of one sentence with 13a tokens, exponential smoothing and effective order.',
  authority: 'sacrebleu 2.6.0, sentence_bleu(candidate, [reference]).score / 100',
  symmetric: false,
  identical: '1; 0 for a text without tokens',
  range: [0, 1],
  compare: sacrebleu,
}
