import { codePoints } from './code-points.ts'
import { levenshteinDistance } from './levenshtein.ts'
import type { Metric } from './metric.ts'
import { pythonTrim } from './tokenize/python-trim.ts'

/**
 * Character error rate: the characters to insert, delete or replace in the candidate, per character of the reference,
 * whitespace at both ends left out. 0 or more, above 1 when the candidate has many characters too many; 0 for a text and
 * itself; not symmetric. When the reference has no character, the number of the candidate's characters. Characters are
 * code points. Never throws. As jiwer 4.0.0 `cer(reference, candidate)` with its default transforms.
 */
export function characterErrorRate(candidate: string, reference: string): number {
  const text = pythonTrim(reference)
  const errors = levenshteinDistance(pythonTrim(candidate), text)
  return text === '' ? errors : errors / codePoints(text).length
}

/** `characterErrorRate` as a score: 1 less the rate, and 0 for rates of 1 and more. 0..1; 1 for a text and itself. */
export function characterAccuracy(candidate: string, reference: string): number {
  return Math.max(0, 1 - characterErrorRate(candidate, reference))
}

/** The variant `cer` of `fuzzy_match`. */
export const characterAccuracyMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'cer',
  name: 'characterAccuracy',
  summary: '1 less the character error rate (characters to edit per reference character), and not below 0.',
  authority: 'jiwer 4.0.0, max(0, 1 - cer(reference, candidate))',
  symmetric: false,
  identical: '1',
  range: [0, 1],
  compare: characterAccuracy,
}
