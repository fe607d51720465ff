import type { Metric } from './metric.ts'
import { numberTokens } from './number-tokens.ts'
import { sharedNgrams } from './shared-ngrams.ts'
import { pythonSplit } from './tokenize/python-split.ts'

/**
 * Token F1 of SQuAD: shared words, as harmonic mean of their shares in both texts, after lower-casing and deleting ASCII
 * punctuation and the words a, an and the. 0..1, symmetric; a text scores 1 against itself, 0 when nothing of it is left.
 * Never throws. As the published evaluation of SQuAD v1.1 (Rajpurkar et al. 2016) defines it for one answer, to the last
 * bit.
 */
export function squadF1(candidate: string, reference: string): number {
  const { run, recognize } = numberTokens(squadWords(reference))
  const words = recognize(squadWords(candidate))
  const matched = sharedNgrams(words, run, 1)
  if (matched === 0) return 0
  const precision = matched / words.length
  const recall = matched / run.length
  return (2 * precision * recall) / (precision + recall)
}

/**
 * Exact match of SQuAD: 1 when both texts are the same after the normalization of `squadF1`, else 0. Symmetric; a text
 * scores 1 against itself, and so do two texts of which nothing is left. Never throws. Authority as `squadF1`.
 */
export function squadExact(candidate: string, reference: string): number {
  return squadWords(candidate).join(' ') === squadWords(reference).join(' ') ? 1 : 0
}

/** The variants `squad_f1` and `squad_exact` of `fuzzy_match`. */
export const squadMetrics: readonly Metric[] = [
  {
    family: 'fuzzy_match',
    variant: 'squad_f1',
    name: 'squadF1',
    summary: 'Shared words without case, punctuation and articles, as harmonic mean of their shares in both texts.',
    authority: 'SQuAD v1.1 evaluation (Rajpurkar et al. 2016), F1 of one answer',
    symmetric: true,
    identical: '1; 0 for a text of punctuation and articles only',
    range: [0, 1],
    compare: squadF1,
  },
  {
    family: 'fuzzy_match',
    variant: 'squad_exact',
    name: 'squadExact',
    summary: 'Whether the texts are the same but for case, ASCII punctuation, articles and whitespace.',
    authority: 'SQuAD v1.1 evaluation (Rajpurkar et al. 2016), exact match of one answer',
    symmetric: true,
    identical: '1',
    range: [0, 1],
    compare: squadExact,
  },
]

function squadWords(text: string): string[] {
  return pythonSplit(text.toLowerCase().replace(punctuation, '').replace(articles, ' '))
}

const punctuation = /[!-/:-@[-`{-~]/gu
// `\b` of Python: between a letter, digit or underscore of any script and anything else.
const articles = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu
