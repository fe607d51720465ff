import type { Metric } from './metric.ts'
import { MetricUndefinedError } from './metric-undefined.ts'
import { numberTokens } from './number-tokens.ts'
import { splitRun } from './split-run.ts'
import { tokenLcsPath } from './token-lcs-path.ts'
import { pythonSplit } from './tokenize/python-split.ts'

/**
 * ROUGE-1 of the Python package `rouge` by pltrdy, F: the distinct words that both texts have. Words are what whitespace
 * and full stops separate, with their case and other punctuation. 0..0.999999995, symmetric; a text scores 0.999999995
 * against itself (the mean's denominator has 1e-8 added). Throws `MetricUndefinedError` where the package raises: when a
 * side is empty or has full stops only. As rouge 1.0.1 gives it (`rouge-1`), to the last bit.
 */
export function rouge1Pltrdy(candidate: string, reference: string): number {
  return gramScore(candidate, reference, 1)
}

/** ROUGE-2 of pltrdy's `rouge` 1.0.1: `rouge1Pltrdy` for distinct pairs of neighbouring words, over full stops too. */
export function rouge2Pltrdy(candidate: string, reference: string): number {
  return gramScore(candidate, reference, 2)
}

/** ROUGE-3 of pltrdy's `rouge` 1.0.1: `rouge1Pltrdy` for distinct runs of three words; a shorter text scores 0. */
export function rouge3Pltrdy(candidate: string, reference: string): number {
  return gramScore(candidate, reference, 3)
}

/** ROUGE-4 of pltrdy's `rouge` 1.0.1: `rouge1Pltrdy` for distinct runs of four words; a shorter text scores 0. */
export function rouge4Pltrdy(candidate: string, reference: string): number {
  return gramScore(candidate, reference, 4)
}

/** ROUGE-5 of pltrdy's `rouge` 1.0.1: `rouge1Pltrdy` for distinct runs of five words; a shorter text scores 0. */
export function rouge5Pltrdy(candidate: string, reference: string): number {
  return gramScore(candidate, reference, 5)
}

/**
 * ROUGE-L of pltrdy's `rouge` 1.0.1, F: the distinct words in the longest common subsequences of all sentences of one
 * text with all of the other. Range, identity and error as `rouge1Pltrdy`; not symmetric: several subsequences may be
 * longest, and which one is taken depends on the side.
 */
export function rougeLPltrdy(candidate: string, reference: string): number {
  const { candidateSentences, referenceSentences } = sentencesOf(candidate, reference)
  const { run, recognize } = numberTokens(referenceSentences.flat())
  const columns = splitRun(run, referenceSentences)
  const matched = new Set<number>()
  for (const rows of splitRun(recognize(candidateSentences.flat()), candidateSentences)) {
    for (const sentence of columns) {
      for (const [place] of tokenLcsPath(rows, sentence)) matched.add(rows.ids[place] ?? -1)
    }
  }
  return fMeasure(matched.size, new Set(candidateSentences.flat()).size, run.distinct)
}

/** The variant `pltrdy` of `rouge_1` to `rouge_5` and `rouge_l`. */
export const rougePltrdyMetrics: readonly Metric[] = /* @__PURE__ */ [
  rouge1Pltrdy,
  rouge2Pltrdy,
  rouge3Pltrdy,
  rouge4Pltrdy,
  rouge5Pltrdy,
  rougeLPltrdy,
].map((compare, index): Metric => {
  const unit = ([1, 2, 3, 4, 5] as const)[index] ?? 'l'
  const grams = unit === 1 ? 'Distinct words' : `Distinct runs of ${unit} words`
  const nothing = unit === 1 || unit === 'l' ? '' : `; 0 for a text of fewer than ${unit} words`
  return {
    family: `rouge_${unit}`,
    variant: 'pltrdy',
    name: unit === 'l' ? 'rougeLPltrdy' : `rouge${unit}Pltrdy`,
    summary: `${unit === 'l' ? 'Distinct words in longest common subsequences of sentences' : grams}, case and punctuation kept.`,
    authority: `rouge 1.0.1 (pltrdy), Rouge(['rouge-${unit}']).get_scores(candidate, reference), f`,
    symmetric: unit !== 'l',
    identical: `0.999999995${nothing}; not defined for empty text or full stops only`,
    range: [0, 1],
    compare,
  }
})

function gramScore(candidate: string, reference: string, order: number): number {
  const { candidateSentences, referenceSentences } = sentencesOf(candidate, reference)
  const candidateGrams = distinctGrams(candidateSentences.flat(), order)
  const referenceGrams = distinctGrams(referenceSentences.flat(), order)
  let matched = 0
  for (const gram of candidateGrams) if (referenceGrams.has(gram)) matched++
  return fMeasure(matched, candidateGrams.size, referenceGrams.size)
}

function sentencesOf(
  candidate: string,
  reference: string,
): { readonly candidateSentences: string[][]; readonly referenceSentences: string[][] } {
  const candidateSentences = splitSentences(candidate)
  const referenceSentences = splitSentences(reference)
  for (const [side, sentences] of [
    ['candidate', candidateSentences],
    ['reference', referenceSentences],
  ] as const) {
    if (sentences.length === 0)
      throw new MetricUndefinedError(`The ROUGE of pltrdy is not defined: the ${side} is empty.`)
  }
  return { candidateSentences, referenceSentences }
}

/** A sentence of whitespace has one word, the empty one. */
function splitSentences(text: string): string[][] {
  return text
    .split('.')
    .filter((sentence) => sentence !== '')
    .map((sentence) => {
      const words = pythonSplit(sentence)
      return words.length > 0 ? words : ['']
    })
}

/** Words have no spaces, so the joined strings differ where the n-grams do. */
function distinctGrams(words: readonly string[], order: number): Set<string> {
  const grams = new Set<string>()
  for (let i = 0; i + order <= words.length; i++) grams.add(words.slice(i, i + order).join(' '))
  return grams
}

function fMeasure(matched: number, candidateSize: number, referenceSize: number): number {
  const precision = candidateSize === 0 ? 0 : matched / candidateSize
  const recall = referenceSize === 0 ? 0 : matched / referenceSize
  return 2 * ((precision * recall) / (precision + recall + 1e-8))
}
