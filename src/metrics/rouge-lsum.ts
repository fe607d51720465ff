import type { Metric } from './metric.ts'
import { numberTokens } from './number-tokens.ts'
import { type RougeCounts, rougeFMeasure } from './rouge-score.ts'
import { splitRun } from './split-run.ts'
import { tokenLcsPath } from './token-lcs-path.ts'
import { rougeWords } from './tokenize/rouge-words.ts'
import { rougeStem } from './tokenize/stemmed-rouge-tokens.ts'

/**
 * ROUGE-Lsum, F-measure: each line of the reference is matched with all lines of the candidate, and the words of its
 * common subsequences with them are counted together, each word no more often than both texts have it. 0..1; not
 * symmetric: several subsequences may be longest, and which one is taken depends on the side. A text scores 1 against
 * itself, 0 if it has no word. Never throws. As rouge-score 0.1.2 gives it (`rougeLsum`, `use_stemmer=False`,
 * `split_summaries=False`), to the last bit. On single lines it equals `rougeL`.
 */
export function rougeLsum(candidate: string, reference: string): number {
  return rougeFMeasure(countSummaryHits(candidate, reference, rougeWords))
}

/** `rougeLsum` with Porter stems in place of words of more than three letters (`use_stemmer=True`). */
export function rougeLsumStemmed(candidate: string, reference: string): number {
  return rougeFMeasure(countSummaryHits(candidate, reference, (text) => rougeWords(text).map(rougeStem)))
}

/** The variants `lsum` and `stemmed_lsum` of `rouge_l`. */
export const rougeLsumMetrics: readonly Metric[] = [
  {
    family: 'rouge_l',
    variant: 'lsum',
    name: 'rougeLsum',
    summary: "Each reference line's common subsequences with all candidate lines, as harmonic mean of their shares.",
    authority: "rouge-score 0.1.2, RougeScorer(['rougeLsum'], use_stemmer=False), fmeasure",
    symmetric: false,
    identical: '1; 0 for a text without a-z and 0-9',
    range: [0, 1],
    compare: rougeLsum,
  },
  {
    family: 'rouge_l',
    variant: 'stemmed_lsum',
    name: 'rougeLsumStemmed',
    summary:
      "Each reference line's common subsequences of stems with all candidate lines, as harmonic mean of their shares.",
    authority: "rouge-score 0.1.2, RougeScorer(['rougeLsum'], use_stemmer=True), fmeasure",
    symmetric: false,
    identical: '1; 0 for a text without a-z and 0-9',
    range: [0, 1],
    compare: rougeLsumStemmed,
  },
]

function countSummaryHits(candidate: string, reference: string, tokenize: (line: string) => string[]): RougeCounts {
  const candidateLines = candidate.split('\n').map(tokenize)
  const referenceLines = reference.split('\n').map(tokenize)
  const { run, recognize } = numberTokens(candidateLines.flat())
  const columns = splitRun(run, candidateLines)
  // How often each token can still be matched. The reference needs no such count: it has a place for each match.
  const left = new Int32Array(run.distinct)
  for (const id of run.ids) left[id] = (left[id] ?? 0) + 1
  let matched = 0
  for (const line of splitRun(recognize(referenceLines.flat()), referenceLines)) {
    const places = new Set(columns.flatMap((other) => tokenLcsPath(line, other).map(([place]) => place)))
    for (const place of places) {
      const id = line.ids[place] ?? -1
      const count = left[id] ?? 0
      if (count === 0) continue
      left[id] = count - 1
      matched++
    }
  }
  return { matched, candidate: run.length, reference: referenceLines.flat().length }
}
