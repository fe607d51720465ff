import type { Compare } from './metric.ts'
import type { RougeCounts } from './rouge-score.ts'
import type { ReferenceRun, TokenRun } from './token-run.ts'

/** Turns texts into token numbers; one instance serves one reference at a time. */
export interface RougeReader {
  learn(reference: string): ReferenceRun
  recognize(candidate: string): TokenRun
}

/** A ROUGE measure in three choices. */
export interface RougeDefinition {
  /** Which tokens: a new reader for each prepared reference. */
  readonly reader: () => RougeReader
  /** What is matched: n-grams, or the longest common subsequence. */
  readonly count: (candidate: TokenRun, reference: ReferenceRun) => RougeCounts
  /** What is made of the counts: precision, recall or F. */
  readonly measure: (counts: RougeCounts) => number
}

/** The plain function of a ROUGE measure. Its reader is made on first use and used again. */
export function rouge({ reader, count, measure }: RougeDefinition): Compare {
  let shared: RougeReader | undefined
  return (candidate, reference) => {
    // A reader never shrinks, so one that has seen a huge text would hold its memory for good.
    const isHuge = candidate.length + reference.length > 1 << 20
    const tokens = isHuge ? reader() : (shared ??= reader())
    const referenceRun = tokens.learn(reference)
    return measure(count(tokens.recognize(candidate), referenceRun))
  }
}

/** The same measure with one reference read once, for a group of candidates. */
export function prepareRouge({
  reader,
  count,
  measure,
}: RougeDefinition): (reference: string) => (candidate: string) => number {
  return (reference) => {
    const tokens = reader()
    const referenceRun = tokens.learn(reference)
    return (candidate) => measure(count(tokens.recognize(candidate), referenceRun))
  }
}
