/* oxlint-disable typescript/no-non-null-assertion -- `matches` has as many orders as a smoothing reads */
import { fsum } from './fsum.ts'
import type { NgramOverlap } from './ngram/ngram-overlap.ts'

/** Gives the four precisions another value where they are 0 (or anyway). */
export type Smoothing = (overlap: NgramOverlap) => readonly number[]

/** The NLTK sentence BLEU: brevity penalty times the geometric mean of the smoothed precisions that are not 0. */
export function bleuScore(overlap: NgramOverlap, smooth: Smoothing): number {
  if (overlap.matches[0] === 0) return 0
  // What is not there adds nothing to the sum.
  const logarithms = [0, 0, 0, 0]
  const smoothed = smooth(overlap)
  for (let k = 0; k < 4; k++) if (smoothed[k]! > 0) logarithms[k] = 0.25 * Math.log(smoothed[k]!)
  return brevityPenalty(overlap) * Math.exp(fsum(logarithms))
}

/** 1 for a candidate longer than the reference, 0 for an empty one, else e^(1 - reference length / candidate length). */
export function brevityPenalty({ candidateLength, referenceLength }: NgramOverlap): number {
  if (candidateLength > referenceLength) return 1
  return candidateLength === 0 ? 0 : Math.exp(1 - referenceLength / candidateLength)
}

/** The precision of order n, not smoothed. */
export function precision({ matches, candidateLength }: NgramOverlap, n: number): number {
  return matches[n - 1]! / ngramTotal(candidateLength, n)
}

/** How many n-grams a text of so many tokens has; 1 where there are none, as NLTK has it. */
export function ngramTotal(length: number, n: number): number {
  return Math.max(1, length - n + 1)
}
