import { codePoints } from './code-points.ts'
import { countNgrams, type NgramCounts } from './count-ngrams.ts'
import type { Metric } from './metric.ts'
import { numberTokens } from './number-tokens.ts'
import type { TokenRun } from './token-run.ts'
import { pythonSplit } from './tokenize/python-split.ts'
import { isPythonWhitespace } from './tokenize/python-whitespace.ts'

/**
 * chrF: shared runs of one to six characters, whitespace deleted; precision and recall are averaged over the orders
 * that both texts have, and recall weighs twice as much (F with beta 2). 0..1; not symmetric; a text scores 1 against
 * itself, 0 if it is empty. Never throws. As sacrebleu 2.6.0 `sentence_chrf(candidate, [reference]).score / 100`, to
 * the last bit.
 */
export function chrf(candidate: string, reference: string): number {
  return fScore(countCharacters(candidate, reference))
}

/**
 * chrF++: `chrf` with two more orders, words and pairs of neighbouring words. A word is what whitespace separates, less
 * one punctuation mark at its end or else at its start, which is a word of its own. Range, identity and authority as
 * `chrf`, with `word_order=2`.
 */
export function chrfPlusPlus(candidate: string, reference: string): number {
  const { run, recognize } = numberTokens(splitMarks(reference))
  const words = countNgrams(recognize(splitMarks(candidate)), run, 2)
  return fScore([...countCharacters(candidate, reference), ...words])
}

/** The variants `chrf` and `chrf++` of `bleu`. */
export const chrfMetrics: readonly Metric[] = [
  {
    family: 'bleu',
    variant: 'chrf',
    name: 'chrf',
    summary: 'Shared runs of one to six characters without whitespace; recall weighs twice as much as precision.',
    authority: 'sacrebleu 2.6.0, sentence_chrf(candidate, [reference]).score / 100',
    symmetric: false,
    identical: '1; 0 for whitespace only',
    range: [0, 1],
    compare: chrf,
  },
  {
    family: 'bleu',
    variant: 'chrf++',
    name: 'chrfPlusPlus',
    summary: 'chrF with shared words and pairs of words as two more orders.',
    authority: 'sacrebleu 2.6.0, sentence_chrf(candidate, [reference], word_order=2).score / 100',
    symmetric: false,
    identical: '1; 0 for whitespace only',
    range: [0, 1],
    compare: chrfPlusPlus,
  },
]

function countCharacters(candidate: string, reference: string): readonly NgramCounts[] {
  // Code points serve as they are for ids; there is no use in numbering those that a text happens to have.
  return countNgrams(charactersOf(candidate), { ...charactersOf(reference), distinct: 0x11_0000 }, 6)
}

/** Code points without whitespace, which is deleted only now: two halves of surrogate pairs must not be joined. */
function charactersOf(text: string): TokenRun {
  const ids = codePoints(text)
  let length = 0
  for (const code of ids) {
    if (isPythonWhitespace(code)) continue
    ids[length] = code
    length++
  }
  return { ids, length }
}

function fScore(counts: readonly NgramCounts[]): number {
  const shared = counts.filter(({ candidate, reference }) => candidate > 0 && reference > 0)
  if (shared.length === 0) return 0
  let precision = 0
  let recall = 0
  for (const { matched, candidate, reference } of shared) {
    precision += matched / candidate
    recall += matched / reference
  }
  precision /= shared.length
  recall /= shared.length
  if (precision + recall === 0) return 0
  // Times 100 and back, as the reference has it: the last bit may change.
  return (100 * ((5 * precision * recall) / (4 * precision + recall))) / 100
}

function splitMarks(text: string): string[] {
  return pythonSplit(text).flatMap((word) => {
    const [first = ''] = word
    if (word.length === first.length) return word
    const last = word.slice(-1)
    if (marks.has(last)) return [word.slice(0, -1), last]
    return marks.has(first) ? [first, word.slice(1)] : word
  })
}

const marks = /* @__PURE__ */ new Set('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')
