import { numberTokens } from '../number-tokens.ts'
import { rougeFMeasure, rougePrecision, rougeRecall } from '../rouge-score.ts'
import { tokenLcsPath } from '../token-lcs-path.ts'
import { rougeWords } from '../tokenize/rouge-words.ts'

/** Why two texts have their ROUGE-1 to ROUGE-5 score. */
export interface RougeNExplanation extends RougeTotals {
  readonly metric: 'rouge_1' | 'rouge_2' | 'rouge_3' | 'rouge_4' | 'rouge_5'
  /** The n-grams that both texts have, in the candidate's order, and how often both have them. */
  readonly matched: readonly { readonly ngram: readonly string[]; readonly count: number }[]
}

/** Why two texts have their ROUGE-L score. */
export interface RougeLExplanation extends RougeTotals {
  readonly metric: 'rouge_l'
  /** One longest common subsequence, with the places of its tokens in both texts, counted from 0. */
  readonly subsequence: readonly {
    readonly token: string
    readonly candidateIndex: number
    readonly referenceIndex: number
  }[]
}

/** What all ROUGE scores are made of. */
export interface RougeTotals {
  /** What the metric gives: the harmonic mean of precision and recall. */
  readonly score: number
  readonly candidateTokens: readonly string[]
  readonly referenceTokens: readonly string[]
  /** The matched share of the candidate's n-grams or tokens. */
  readonly precision: number
  /** The matched share of the reference's n-grams or tokens. */
  readonly recall: number
}

/** The tokens and shared n-grams behind `rouge1` to `rouge5`. */
export function explainRougeN(order: 1 | 2 | 3 | 4 | 5, candidate: string, reference: string): RougeNExplanation {
  const candidateTokens = rougeWords(candidate)
  const referenceTokens = rougeWords(reference)
  const candidateGrams = countGrams(candidateTokens, order)
  const referenceGrams = countGrams(referenceTokens, order)
  const matched = [...candidateGrams].flatMap(([ngram, count]) => {
    const shared = Math.min(count, referenceGrams.get(ngram) ?? 0)
    return shared > 0 ? [{ ngram: ngram.split(' '), count: shared }] : []
  })
  const counts = {
    matched: matched.reduce((sum, { count }) => sum + count, 0),
    candidate: Math.max(candidateTokens.length - order + 1, 0),
    reference: Math.max(referenceTokens.length - order + 1, 0),
  }
  return {
    metric: `rouge_${order}`,
    score: rougeFMeasure(counts),
    candidateTokens,
    referenceTokens,
    matched,
    precision: rougePrecision(counts),
    recall: rougeRecall(counts),
  }
}

/** The tokens and the common subsequence behind `rougeL`. */
export function explainRougeL(candidate: string, reference: string): RougeLExplanation {
  const candidateTokens = rougeWords(candidate)
  const referenceTokens = rougeWords(reference)
  const { run, recognize } = numberTokens(referenceTokens)
  const path = tokenLcsPath(recognize(candidateTokens), run)
  const counts = { matched: path.length, candidate: candidateTokens.length, reference: referenceTokens.length }
  return {
    metric: 'rouge_l',
    score: rougeFMeasure(counts),
    candidateTokens,
    referenceTokens,
    subsequence: path.map(([candidateIndex, referenceIndex]) => ({
      token: candidateTokens[candidateIndex] ?? '',
      candidateIndex,
      referenceIndex,
    })),
    precision: rougePrecision(counts),
    recall: rougeRecall(counts),
  }
}

/** Tokens have no spaces, so the joined strings differ where the n-grams do. */
function countGrams(tokens: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (let i = 0; i + order <= tokens.length; i++) {
    const gram = tokens.slice(i, i + order).join(' ')
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}
