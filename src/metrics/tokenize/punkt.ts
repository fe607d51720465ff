import { breaksSentence } from './punkt-decision.ts'
import { isPunktNonWord } from './punkt-words.ts'
import { isPythonWhitespace } from './python-whitespace.ts'
import { SentenceMarks } from './sentence-marks.ts'

/**
 * The sentences of an English text as NLTK 3.9.1 splits them (`sent_tokenize`: Punkt with the `punkt_tab` English data),
 * without the white space between them: start and end of each in turn, in UTF-16 code units.
 * Goldens in fixtures/parity/punkt.jsonl.
 */
export function splitSentences(text: string): number[] {
  let end = text.length
  while (end > 0 && isPythonWhitespace(text.charCodeAt(end - 1))) end--
  if (end === 0) return []
  const bounds = cutAtMarks(text, end)
  return bounds.length > 2 ? withClosers(text, bounds) : bounds
}

/** Cuts after every mark that ends a sentence; closers after the mark are still in the next sentence. */
function cutAtMarks(text: string, end: number): number[] {
  const bounds: number[] = []
  let from = 0
  /** The last mark that may end a sentence, and the word before it; undecided until it is known to be the word's last. */
  let mark = 0
  let wordStart = 0
  let contextEnd = -1
  const decide = (): void => {
    if (contextEnd < 0 || !breaksSentence(text, wordStart, mark, contextEnd)) return
    bounds.push(from, mark + 1)
    from = skipSpace(text, mark + 1, end)
  }
  const marks = new SentenceMarks(text)
  for (let next = marks.next(); next >= 0; next = marks.next()) {
    const nextContextEnd = contextAfter(text, next + 1, end)
    if (nextContextEnd < 0) continue
    const nextWordStart = wordStartAfterSpace(text, mark, next)
    // Marks with no space between them share their word, and only the last one counts, unless the word is empty.
    if (nextWordStart >= 0 || wordStart === mark) decide()
    if (nextWordStart >= 0) wordStart = nextWordStart
    mark = next
    contextEnd = nextContextEnd
  }
  decide()
  bounds.push(from, end)
  return bounds
}

/** The end of what lets a mark before `index` end a sentence: a character that is in no word, or space and a word; or -1. */
function contextAfter(text: string, index: number, end: number): number {
  if (isPunktNonWord(text.charAt(index))) return index + 1
  let i = skipSpace(text, index, end)
  if (i === index || i === end) return -1
  while (i < end && !isPythonWhitespace(text.charCodeAt(i))) i++
  return i
}

/** Where the word that ends at `to` starts, if there is ASCII white space between `from` (exclusive) and it; else -1. */
function wordStartAfterSpace(text: string, from: number, to: number): number {
  for (let i = to - 1; i > from; i--) {
    const code = text.charCodeAt(i)
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return i + 1
  }
  return -1
}

function skipSpace(text: string, index: number, end: number): number {
  let i = index
  while (i < end && isPythonWhitespace(text.charCodeAt(i))) i++
  return i
}

/** Moves closers at the start of a sentence, before a space, two hyphens or its end, to the sentence before. */
function withClosers(text: string, bounds: readonly number[]): number[] {
  const moved: number[] = []
  let start = 0
  for (let k = 0; k < bounds.length; k += 2) {
    const end = bounds[k + 1] ?? 0
    const nextStart = bounds[k + 2] ?? end
    const nextEnd = bounds[k + 3] ?? nextStart
    let i = nextStart
    while (i < nextEnd && '"\')]}'.includes(text.charAt(i))) i++
    const after = skipSpace(text, i, nextEnd)
    if (i > nextStart && (after > i || i === nextEnd || (text.startsWith('--', i) && i + 2 <= nextEnd))) {
      moved.push(start, i)
      start = after
    } else {
      if (start < end) moved.push(start, end)
      start = nextStart
    }
  }
  return moved
}
