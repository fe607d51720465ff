import { gleuScore } from './gleu.ts'
import type { Metric } from './metric.ts'
import { ngramOverlap, prepareNgramOverlap } from './ngram/ngram-overlap.ts'
import { load13a, loadSplit } from './tokenize/load-tokens.ts'

/**
 * Google BLEU over `str.split()`. Range 0..1. Symmetric. A text against itself scores 1, an empty one 0. Never throws.
 * Authority: NLTK 3.9.1 `sentence_gleu([reference.split()], candidate.split())`. Goldens in fixtures/parity/gleu.jsonl, exact.
 */
export function gleuSplit(candidate: string, reference: string): number {
  return gleuScore(ngramOverlap(loadSplit, 4, candidate, reference))
}

/**
 * Google BLEU over "13a" tokens. Range 0..1. Symmetric. A text against itself scores 1, an empty one 0. Never throws.
 * Authority: Hugging Face evaluate 0.4 `google_bleu`, one reference. Goldens in fixtures/parity/gleu.jsonl, exact.
 */
export function gleu13a(candidate: string, reference: string): number {
  return gleuScore(ngramOverlap(load13a, 4, candidate, reference))
}

/** Google BLEU over other tokens; never what the dialect means by `gleu`. */
export const gleuVariantMetrics: readonly Metric[] = [
  {
    family: 'gleu',
    variant: 'nltk_split',
    name: 'gleuSplit',
    summary:
      'The runs of one to four words, cut at white space, that both texts share, out of those of the larger text.',
    authority: 'NLTK 3.9.1 sentence_gleu over str.split()',
    symmetric: true,
    identical: '1; 0 for a text without words',
    range: [0, 1],
    compare: gleuSplit,
    prepare: (reference) => {
      const overlap = prepareNgramOverlap(loadSplit, 4, reference)
      return (candidate) => gleuScore(overlap(candidate))
    },
  },
  {
    family: 'gleu',
    variant: 'hf_google_bleu',
    name: 'gleu13a',
    summary: 'The runs of one to four 13a tokens that both texts share, out of those of the larger text.',
    authority: 'Hugging Face evaluate google_bleu',
    symmetric: true,
    identical: '1; 0 for a text without tokens',
    range: [0, 1],
    compare: gleu13a,
    prepare: (reference) => {
      const overlap = prepareNgramOverlap(load13a, 4, reference)
      return (candidate) => gleuScore(overlap(candidate))
    },
  },
]
