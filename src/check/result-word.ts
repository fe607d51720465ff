import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { safeText } from '../report/safe-text.ts'

/** The columns that a value has in a message, and a sentence about it. */
const valueColumns = 200
const sentenceColumns = 400

/** A score with up to six digits and no trailing zeros. */
export function scoreWord(score: number): string {
  return String(Number(score.toPrecision(6)))
}

/** Two scores with as many digits as it takes to tell them apart. */
export function scoreWords(one: number, other: number): readonly [string, string] {
  const words = [scoreWord(one), scoreWord(other)] as const
  return words[0] === words[1] && one !== other ? [String(one), String(other)] : words
}

/** A score, or why there is none: `0.7`, `not graded (invalid_variable)`. */
export function resultWord(result: GradeResult): string {
  return result.ok ? scoreWord(result.score) : `not graded (${result.failure.code})`
}

/** Any JSON value in one line; samples are hostile, so what a terminal would obey is made visible. */
export function valueWord(value: unknown): string {
  return safeText(JSON.stringify(value) ?? String(value), valueColumns)
}

/** A sample in one line. */
export function sampleWord(sample: SampleInput): string {
  return valueWord(sample)
}

/** A sentence that may quote a sample, in one line. */
export function sentence(text: string): string {
  return safeText(text, sentenceColumns)
}
