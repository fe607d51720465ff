import { meteorScore } from './meteor.ts'
import { compareMeteor, prepareMeteorComparison } from './meteor/meteor-comparison.ts'
import type { Metric } from './metric.ts'
import { loadSplit } from './tokenize/load-tokens.ts'

/**
 * METEOR over `str.split()`, so that punctuation sticks to its word. Range 0..1. Not symmetric. A text of k words against
 * itself scores 1 - 0.5 / k^3; nothing matched, or an empty side: 0. Never throws.
 * Authority: NLTK 3.9.1 `meteor_score([reference.split()], candidate.split())`. Goldens in fixtures/parity/meteor.jsonl, to
 * 1e-12.
 */
export function meteorSplit(candidate: string, reference: string): number {
  return meteorScore(compareMeteor(loadSplit, candidate, reference))
}

/** METEOR over other tokens; never what the dialect means by `meteor`. */
export const meteorVariantMetrics: readonly Metric[] = [
  {
    family: 'meteor',
    variant: 'nltk_split',
    name: 'meteorSplit',
    summary:
      'How many words, cut at white space, match (equal, same stem, or synonyms), and how well their order agrees.',
    authority: 'NLTK 3.9.1 meteor_score with WordNet 3.0 over str.split()',
    symmetric: false,
    identical: '1 - 0.5 / k^3 for k words, never 1; 0 for a text without words',
    range: [0, 1],
    compare: meteorSplit,
    prepare: (reference) => {
      const compare = prepareMeteorComparison(loadSplit, reference)
      return (candidate) => meteorScore(compare(candidate))
    },
  },
]
