import type { Compare, Metric } from './metric.ts'
import { prepareRouge, type RougeDefinition } from './rouge.ts'

/** What ROUGE-1 to ROUGE-5 and ROUGE-L match: runs of so many words, or a common subsequence. */
export type RougeUnit = 1 | 2 | 3 | 4 | 5 | 'l'

/** A ROUGE measure with its names. */
export interface RougeDescription {
  readonly unit: RougeUnit
  /** Absent for the measure that the dialect means. */
  readonly variant?: string
  readonly stemmed: boolean
  readonly result: 'precision' | 'recall' | 'fmeasure'
  readonly name: string
  readonly compare: Compare
  readonly definition: RougeDefinition
}

/** The descriptor of a ROUGE measure of rouge-score. */
export function describeRouge({ unit, variant, stemmed, result, name, compare, definition }: RougeDescription): Metric {
  const words = stemmed ? 'stemmed words' : 'words'
  const matched =
    unit === 'l'
      ? `Longest common subsequence of the ${words}`
      : `Shared ${unit === 1 ? words : `runs of ${unit} ${words}`}`
  const type = unit === 'l' ? 'rougeL' : `rouge${unit}`
  return {
    family: `rouge_${unit}`,
    ...(variant === undefined ? {} : { variant }),
    name,
    summary: `${matched}, ${shares[result]}.`,
    authority: `rouge-score 0.1.2, RougeScorer(['${type}'], use_stemmer=${stemmed ? 'True' : 'False'}), ${result}`,
    symmetric: result === 'fmeasure',
    identical:
      unit === 1 || unit === 'l'
        ? '1; 0 for a text without a-z and 0-9'
        : `1; 0 for a text of fewer than ${unit} words`,
    range: [0, 1],
    compare,
    prepare: prepareRouge(definition),
  }
}

const shares = {
  precision: "as share of the candidate's",
  recall: "as share of the reference's",
  fmeasure: 'as harmonic mean of their shares in both texts',
}
