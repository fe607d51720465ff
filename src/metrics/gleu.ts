/* oxlint-disable typescript/no-non-null-assertion -- reads below the length */
import type { Metric } from './metric.ts'
import { type NgramOverlap, ngramOverlap, prepareNgramOverlap, tokenOverlap } from './ngram/ngram-overlap.ts'
import { loadSwitching, tokenizeSwitching } from './tokenize/switching-tokenizer.ts'

/**
 * Google BLEU: the runs of one to four tokens that two texts share, out of those of the text that has more of them.
 *
 * Range 0..1. Symmetric. A text against itself scores 1, an empty one 0, also against another empty one. Never throws.
 *
 * Authority: NLTK 3.9.1 `sentence_gleu([reference], candidate)` over the switching tokenizer of `bleu`, as Microsoft's
 * open evaluator has it. Goldens in fixtures/parity/gleu.jsonl, exact.
 */
export function gleu(candidate: string, reference: string): number {
  return gleuScore(ngramOverlap(loadSwitching, 4, candidate, reference))
}

/** `gleu` against one reference, whose tokens are counted once. */
export function prepareGleu(reference: string): (candidate: string) => number {
  const overlap = prepareNgramOverlap(loadSwitching, 4, reference)
  return (candidate) => gleuScore(overlap(candidate))
}

/** What a `gleu` score is made of. */
export interface GleuParts {
  readonly candidateTokens: readonly string[]
  readonly referenceTokens: readonly string[]
  /** For runs of one, two, three and four tokens: how many are in both. */
  readonly matches: readonly number[]
  /** Runs of one to four tokens in the candidate. */
  readonly candidateTotal: number
  /** Runs of one to four tokens in the reference. */
  readonly referenceTotal: number
  /** What `gleu` gives. */
  readonly score: number
}

/** The tokens and counts that make up `gleu(candidate, reference)`. */
export function gleuParts(candidate: string, reference: string): GleuParts {
  const candidateTokens = tokenizeSwitching(candidate)
  const referenceTokens = tokenizeSwitching(reference)
  const overlap = tokenOverlap(4, candidateTokens, referenceTokens)
  return {
    candidateTokens,
    referenceTokens,
    matches: [...overlap.matches],
    candidateTotal: ngramCount(candidateTokens.length),
    referenceTotal: ngramCount(referenceTokens.length),
    score: gleuScore(overlap),
  }
}

/** The score for counted n-grams of orders 1 to 4; 0 when neither text has any. */
export function gleuScore({ matches, candidateLength, referenceLength }: NgramOverlap): number {
  const total = ngramCount(Math.max(candidateLength, referenceLength))
  let matched = 0
  for (let k = 0; k < matches.length; k++) matched += matches[k]!
  return total === 0 ? 0 : matched / total
}

/** The definition that `evaluation_metric: "gleu"` means. */
export const gleuMetric: Metric = {
  family: 'gleu',
  name: 'gleu',
  summary: 'The runs of one to four tokens that both texts share, out of those of the text that has more.',
  authority: 'NLTK 3.9.1 sentence_gleu over the switching tokenizer',
  symmetric: true,
  identical: '1; 0 for a text without tokens',
  range: [0, 1],
  compare: gleu,
  prepare: prepareGleu,
}

/** How many runs of one to four tokens a text of so many tokens has. */
function ngramCount(length: number): number {
  let count = 0
  for (let n = 0; n < 4 && n < length; n++) count += length - n
  return count
}
