import { bleuScore, brevityPenalty } from './bleu-score.ts'
import { smooth4 } from './bleu-smoothing.ts'
import type { Metric } from './metric.ts'
import { ngramOverlap, prepareNgramOverlap, tokenOverlap } from './ngram/ngram-overlap.ts'
import { loadSwitching, tokenizeSwitching } from './tokenize/switching-tokenizer.ts'

/**
 * BLEU as the hosted grader gives it: how many of the candidate's runs of one to four tokens are in the reference.
 *
 * Range 0..1. Not symmetric: short candidates are penalised, long ones only through precision. A text against itself
 * scores 1 if it has one token, or four or more; with two tokens 0.2214, with three 0.5757. No token in common, or an
 * empty side: 0. Never throws. Case counts. A line break, a curly quote or a dash changes how a text is cut into tokens.
 *
 * Authority: NLTK 3.9.1 `sentence_bleu([reference], candidate, smoothing_function=SmoothingFunction().method4)` over
 * Microsoft's switching tokenizer (`word_tokenize` for plain Latin text, else `NISTTokenizer().international_tokenize`);
 * equal to all published hosted scores. Goldens in fixtures/parity/bleu.jsonl, to 1e-12.
 */
export function bleu(candidate: string, reference: string): number {
  return bleuScore(ngramOverlap(loadSwitching, 4, candidate, reference), smooth4)
}

/** `bleu` against one reference, whose tokens are counted once. */
export function prepareBleu(reference: string): (candidate: string) => number {
  const overlap = prepareNgramOverlap(loadSwitching, 4, reference)
  return (candidate) => bleuScore(overlap(candidate), smooth4)
}

/** What a `bleu` score is made of. */
export interface BleuParts {
  readonly candidateTokens: readonly string[]
  readonly referenceTokens: readonly string[]
  /** For runs of one, two, three and four tokens: how many of the candidate's are in the reference too. */
  readonly matches: readonly { readonly matched: number; readonly total: number }[]
  /** 1, or less for a candidate that is shorter than the reference. */
  readonly brevityPenalty: number
  /** What `bleu` gives. */
  readonly score: number
}

/** The tokens, counts and penalty that make up `bleu(candidate, reference)`. */
export function bleuParts(candidate: string, reference: string): BleuParts {
  const candidateTokens = tokenizeSwitching(candidate)
  const referenceTokens = tokenizeSwitching(reference)
  const overlap = tokenOverlap(4, candidateTokens, referenceTokens)
  return {
    candidateTokens,
    referenceTokens,
    matches: [...overlap.matches].map((matched, index) => ({
      matched,
      total: Math.max(0, candidateTokens.length - index),
    })),
    brevityPenalty: brevityPenalty(overlap),
    score: bleuScore(overlap, smooth4),
  }
}

/** The definition that `evaluation_metric: "bleu"` means. */
export const bleuMetric: Metric = {
  family: 'bleu',
  name: 'bleu',
  summary:
    "How many of the candidate's runs of one to four tokens are in the reference, with a penalty for being short.",
  authority: 'NLTK 3.9.1 sentence_bleu, smoothing method 4, over the switching tokenizer; equal to hosted scores',
  symmetric: false,
  identical: '1 with one token or with four and more; 0.2214 with two, 0.5757 with three; 0 for empty text',
  range: [0, 1],
  compare: bleu,
  prepare: prepareBleu,
}
