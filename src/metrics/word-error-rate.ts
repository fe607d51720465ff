import type { Metric } from './metric.ts'
import { numberTokens } from './number-tokens.ts'
import { tokenLevenshtein } from './token-levenshtein.ts'
import { isPythonWhitespace } from './tokenize/python-whitespace.ts'

/**
 * Word error rate: the words to insert, delete or replace in the candidate, per word of the reference. 0 or more, above 1
 * when the candidate has many words too many; 0 for a text and itself; not symmetric. When the reference has no word, the
 * number of the candidate's words. Words are what spaces and runs of two or more whitespace characters separate: a single
 * tab or newline does not. Never throws. As jiwer 4.0.0 `wer(reference, candidate)` with its default transforms.
 */
export function wordErrorRate(candidate: string, reference: string): number {
  const { run, recognize } = numberTokens(jiwerWords(reference))
  const errors = tokenLevenshtein(recognize(jiwerWords(candidate)), run)
  return run.length === 0 ? errors : errors / run.length
}

/** `wordErrorRate` as a score: 1 less the rate, and 0 for rates of 1 and more. 0..1; 1 for a text and itself. */
export function wordAccuracy(candidate: string, reference: string): number {
  return Math.max(0, 1 - wordErrorRate(candidate, reference))
}

/** The variant `wer` of `fuzzy_match`. */
export const wordAccuracyMetric: Metric = {
  family: 'fuzzy_match',
  variant: 'wer',
  name: 'wordAccuracy',
  summary: '1 less the word error rate (words to insert, delete or replace per reference word), and not below 0.',
  authority: 'jiwer 4.0.0, max(0, 1 - wer(reference, candidate))',
  symmetric: false,
  identical: '1',
  range: [0, 1],
  compare: wordAccuracy,
}

function jiwerWords(text: string): string[] {
  const words: string[] = []
  let start = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isSeparator(text, i)) continue
    if (i > start) words.push(text.slice(start, i))
    start = i + 1
  }
  return words
}

/** A single whitespace character that is not a space separates only at the ends, which are trimmed. */
function isSeparator(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  if (code === 0x20) return true
  if (!isPythonWhitespace(code)) return false
  if (index === 0 || index === text.length - 1) return true
  return isPythonWhitespace(text.charCodeAt(index - 1)) || isPythonWhitespace(text.charCodeAt(index + 1))
}
