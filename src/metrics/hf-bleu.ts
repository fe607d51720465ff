import { countNgrams, type NgramCounts } from './count-ngrams.ts'
import type { Metric } from './metric.ts'
import { MetricUndefinedError } from './metric-undefined.ts'
import { numberTokens } from './number-tokens.ts'
import { tokenize13a } from './tokenize/thirteen-a.ts'

/**
 * BLEU as Hugging Face `evaluate` gives it for one pair: 13a tokens, orders 1 to 4, no smoothing, so that a pair
 * without a common run of four tokens scores 0. 0..1; not symmetric; a text of four tokens or more scores 1 against
 * itself, a shorter one 0. Throws `MetricUndefinedError` where `evaluate` divides by zero: when a side has no token.
 * As `evaluate.load('bleu').compute(predictions=[candidate], references=[[reference]])['bleu']`, to 1e-12.
 */
export function hfBleu(candidate: string, reference: string): number {
  return score(candidate, reference, ({ matched, candidate: total }) => (total === 0 ? 0 : matched / total))
}

/**
 * `hfBleu` with `smooth=True`: 1 is added to the matches and to the total of each order. 0..1; a text of any length
 * scores 1 against itself; texts that share nothing score above 0. Errors and authority as `hfBleu`.
 */
export function hfBleuSmooth(candidate: string, reference: string): number {
  return score(candidate, reference, ({ matched, candidate: total }) => (matched + 1) / (total + 1))
}

/** The variants `hf` and `hf_smooth` of `bleu`. */
export const hfBleuMetrics: readonly Metric[] = [
  {
    family: 'bleu',
    variant: 'hf',
    name: 'hfBleu',
    summary: 'BLEU with 13a tokens and no smoothing: 0 without a common run of four tokens.',
    authority: "Hugging Face evaluate 0.4, load('bleu')",
    symmetric: false,
    identical: '1; 0 for a text of fewer than four tokens; not defined without tokens',
    range: [0, 1],
    compare: hfBleu,
  },
  {
    family: 'bleu',
    variant: 'hf_smooth',
    name: 'hfBleuSmooth',
    summary: 'BLEU with 13a tokens and 1 added to the counts of each order.',
    authority: "Hugging Face evaluate 0.4, load('bleu') with smooth=True",
    symmetric: false,
    identical: '1; not defined for a text without tokens',
    range: [0, 1],
    compare: hfBleuSmooth,
  },
]

function score(candidate: string, reference: string, precision: (counts: NgramCounts) => number): number {
  const { run, recognize } = numberTokens(tokenize13a(reference))
  const tokens = recognize(tokenize13a(candidate))
  if (tokens.length === 0 || run.length === 0) {
    const side = tokens.length === 0 ? 'candidate' : 'reference'
    throw new MetricUndefinedError(`The BLEU of Hugging Face is not defined: the ${side} has no token.`)
  }
  const precisions = countNgrams(tokens, run, 4).map(precision)
  if (Math.min(...precisions) === 0) return 0
  const logarithms = precisions.reduce((sum, value) => sum + 0.25 * Math.log(value), 0)
  const ratio = tokens.length / run.length
  return Math.exp(logarithms) * (ratio > 1 ? 1 : Math.exp(1 - 1 / ratio))
}
