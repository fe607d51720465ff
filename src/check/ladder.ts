import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import type { Paint } from './paint.ts'
import { sampleWord, scoreWord } from './result-word.ts'

/** An answer on a ladder, and what is wrong with its place. */
export interface Rung {
  readonly sample: SampleInput
  readonly result: GradeResult
  readonly fault?: string | undefined
}

/** Answers one below the other with their scores, and a mark under each that stands in the wrong place. */
export function ladder(rungs: readonly Rung[], paint: Paint): string[] {
  const words = rungs.map(({ result }) => (result.ok ? scoreWord(result.score) : '–'))
  const width = Math.max(...words.map((word) => word.length))
  return rungs.flatMap(({ sample, fault }, index) => {
    const start = `  ${index + 1}.  `
    const word = words[index] ?? ''
    const place = `${start}${fault === undefined ? word : paint.received(word)}${' '.repeat(width - word.length)}  ${sampleWord(sample)}`
    if (fault === undefined) return [place]
    return [place, `${' '.repeat(start.length)}${paint.received('^'.repeat(word.length))} ${fault}`]
  })
}
