/* oxlint-disable typescript/no-non-null-assertion -- positions are below the number of tokens */
import { compareMeteor, type MeteorCounts, prepareMeteorComparison } from './meteor/meteor-comparison.ts'
import type { Metric } from './metric.ts'
import { loadSwitching, tokenizeSwitching } from './tokenize/switching-tokenizer.ts'

/**
 * METEOR: how many words of two texts can be matched (equal, of the same stem, or synonyms) and how well their order agrees.
 *
 * Range 0..1, never 1: a text of k tokens against itself scores 1 - 0.5 / k^3, so one word scores 0.5. Not symmetric: recall
 * weighs nine times as much as precision. Nothing matched, or an empty side: 0. Never throws. Case does not count.
 *
 * Authority: NLTK 3.9.1 `meteor_score([reference], candidate)` (alpha 0.9, beta 3, gamma 0.5; Porter stemmer, WordNet 3.0)
 * over the switching tokenizer of `bleu`, as Microsoft's open evaluator has it. Synonyms are looked up for stems, as there,
 * so that "car" and "automobile" (stem "automobil") do not match. Goldens in fixtures/parity/meteor.jsonl, to 1e-12.
 */
export function meteor(candidate: string, reference: string): number {
  return meteorScore(compareMeteor(loadSwitching, candidate, reference))
}

/** `meteor` against one reference, which is cut into tokens once. */
export function prepareMeteor(reference: string): (candidate: string) => number {
  const compare = prepareMeteorComparison(loadSwitching, reference)
  return (candidate) => meteorScore(compare(candidate))
}

/** Why two words were matched. */
export type MeteorStage = 'exact' | 'stem' | 'synonym'

/** What a `meteor` score is made of. */
export interface MeteorParts {
  readonly candidateTokens: readonly string[]
  readonly referenceTokens: readonly string[]
  /** The matches in the order of the candidate: index of its token, index of the reference's, and why. */
  readonly alignment: readonly (readonly [candidateIndex: number, referenceIndex: number, stage: MeteorStage])[]
  /** Runs of matches that are in the same order, and without a gap, on both sides. */
  readonly chunks: number
  /** Matched tokens out of the candidate's. */
  readonly precision: number
  /** Matched tokens out of the reference's. */
  readonly recall: number
  /** What is taken off for many chunks: half of (chunks / matches)^3. */
  readonly penalty: number
  /** What `meteor` gives. */
  readonly score: number
}

/** The tokens, matches and penalty that make up `meteor(candidate, reference)`. */
export function meteorParts(candidate: string, reference: string): MeteorParts {
  const counts = compareMeteor(loadSwitching, candidate, reference)
  const { matches, chunks, candidateLength, referenceLength } = counts
  const { partners, stages } = counts.alignment
  const alignment: [number, number, MeteorStage][] = []
  for (let i = 0; i < candidateLength; i++) {
    if (partners[i]! >= 0) alignment.push([i, partners[i]!, stageNames[stages[i]!] ?? 'exact'])
  }
  return {
    candidateTokens: tokenizeSwitching(candidate),
    referenceTokens: tokenizeSwitching(reference),
    alignment,
    chunks,
    precision: candidateLength === 0 ? 0 : matches / candidateLength,
    recall: referenceLength === 0 ? 0 : matches / referenceLength,
    penalty: matches === 0 ? 0 : penaltyOf(counts),
    score: meteorScore(counts),
  }
}

/** The score for counted matches and chunks. */
export function meteorScore(counts: MeteorCounts): number {
  const { matches, candidateLength, referenceLength } = counts
  if (matches === 0) return 0
  const precision = matches / candidateLength
  const recall = matches / referenceLength
  const mean = (precision * recall) / (0.9 * precision + (1 - 0.9) * recall)
  return (1 - penaltyOf(counts)) * mean
}

/** The definition that `evaluation_metric: "meteor"` means. */
export const meteorMetric: Metric = {
  family: 'meteor',
  name: 'meteor',
  summary: 'How many words match (equal, same stem, or synonyms), and how well their order agrees.',
  authority: 'NLTK 3.9.1 meteor_score with WordNet 3.0 over the switching tokenizer',
  symmetric: false,
  identical: '1 - 0.5 / k^3 for k tokens, never 1; 0 for a text without tokens',
  range: [0, 1],
  compare: meteor,
  prepare: prepareMeteor,
}

const stageNames: readonly MeteorStage[] = ['exact', 'stem', 'synonym']

function penaltyOf({ chunks, matches }: MeteorCounts): number {
  return 0.5 * (chunks / matches) ** 3
}
