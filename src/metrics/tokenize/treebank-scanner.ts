/* oxlint-disable typescript/no-non-null-assertion -- reads stay between `start` and `end` */
import { finalPeriod } from './final-period.ts'
import { isPythonDigit } from './python-characters.ts'
import { isPythonWhitespace } from './python-whitespace.ts'
import { closingQuote, leadingBytes, openingQuote, type TokenBuffer } from './token-buffer.ts'
import * as kind from './treebank-bytes.ts'
import { pushPiece, pushWord } from './treebank-pieces.ts'
import { isClosingQuote, isOpeningQuote, isQuotedLetter, opensQuote, periodRun } from './treebank-places.ts'
import { codePointAt, utf8Length } from './utf8.ts'

/**
 * Adds the tokens of one sentence as NLTK's word tokenizer finds them. NLTK rewrites the sentence rule by rule; all the
 * rules do is put spaces between characters and spell quotes anew, and each decides by the neighbours of a character (the
 * final period apart), so that one walk gives the same tokens.
 * With `latinOnly` it stops at a control character and returns false.
 */
export function scanSentence(buffer: TokenBuffer, start: number, end: number, latinOnly: boolean): boolean {
  const { bytes, view } = buffer
  const classes = kind.treebankBytes()
  const lastPeriod = finalPeriod(bytes, start, end)
  let i = start
  let from = start
  /** Whether the piece since `from` is all ASCII letters, digits and underscores. */
  let isWord = true
  while (i < end) {
    // What follows a sentence is never part of a word, so that the end need not be watched.
    i = afterLowerCase(view, i)
    const byte = bytes[i]!
    const found = classes[byte]!
    if (found === kind.word) {
      i++
      continue
    }
    if (i >= end) break
    // By far the most frequent case, kept short.
    if (found === kind.space && isWord) {
      if (i > from) pushWord(buffer, from, i)
      from = ++i
      continue
    }
    /** How many bytes at `i` are a token or a space; 0 if they go on with the piece. */
    let cut = 0
    let isSpace = false
    let quote: typeof openingQuote | typeof closingQuote | 0 = 0
    /** Whether the space before the cut is there when the rule for a final apostrophe is run. */
    let isEarly = true
    let taken = 1
    switch (found) {
      case kind.space:
        cut = 1
        isSpace = true
        break
      case kind.alone:
        cut = 1
        break
      case kind.bracket:
        cut = 1
        isEarly = false
        break
      case kind.period:
        cut = i === lastPeriod ? 1 : periodRun(bytes, i, end)
        break
      case kind.separator:
        cut = i + 1 === end || !isPythonDigit(codePointAt(bytes, i + 1)) ? 1 : 0
        break
      case kind.hyphen:
        cut = i + 1 < end && bytes[i + 1] === 0x2d ? 2 : 0
        isEarly = false
        break
      case kind.quote:
        cut = 1
        isEarly = false
        quote = i === start || opensQuote(bytes, start, i) ? openingQuote : closingQuote
        break
      case kind.backtick:
        cut = 1
        if (i + 1 < end && bytes[i + 1] === 0x60) {
          cut = 2
          quote = openingQuote
        }
        break
      case kind.apostrophe:
        if (i + 1 < end && bytes[i + 1] === 0x27) {
          cut = 2
          isEarly = false
          quote = i > start && opensQuote(bytes, start, i) ? openingQuote : closingQuote
        }
        break
      case kind.control:
        if (latinOnly) return false
        isEarly = false
        isSpace = isPythonWhitespace(byte)
        if (isSpace) cut = 1
        break
      case kind.beyond: {
        taken = utf8Length(byte)
        const point = codePointAt(bytes, i)
        isEarly = isOpeningQuote(point)
        isSpace = isPythonWhitespace(point)
        if (isSpace || isEarly || isClosingQuote(point)) cut = taken
        break
      }
      default:
    }
    if (cut === 0) {
      isWord = false
      i += taken
      if (found !== kind.apostrophe || !isQuotedLetter(bytes, i, end)) continue
    }
    if (isWord) {
      if (i > from) pushWord(buffer, from, i)
    } else pushPiece(buffer, from, i, isEarly)
    if (quote !== 0) buffer.pushQuote(quote)
    else if (!isSpace) buffer.push(i, i + cut)
    i += cut
    from = i
    isWord = true
    // The rule for a comma or colon takes the character after it along: that one begins the next piece, whatever it is.
    if (found === kind.separator && i < end - 1 && classes[bytes[i]!] === kind.separator) {
      isWord = false
      i++
    }
  }
  if (isWord) {
    if (i > from) pushWord(buffer, from, i)
  } else pushPiece(buffer, from, i, false)
  return true
}

/**
 * The first place from `index` on that has no lower-case ASCII letter; it looks at eight bytes at a time, without a branch
 * for words of less, since their lengths cannot be predicted.
 */
function afterLowerCase(view: DataView, index: number): number {
  for (let i = index + leadingBytes; ; i += 8) {
    const first = lettersBefore(view.getInt32(i, true))
    const letters = first + (first >>> 2) * lettersBefore(view.getInt32(i + 4, true))
    if (letters < 8) return i - leadingBytes + letters
  }
}

/** How many of four bytes come before the first that is no lower-case ASCII letter. */
function lettersBefore(four: number): number {
  // The top bit of each byte that is below "a", above "z", or beyond ASCII; those up to the first such byte are exact.
  const others = ~((four + 0x1f1f1f1f) & ~(four + 0x05050505) & ~four) & 0x80808080
  return (32 - Math.clz32((others - 1) & ~others)) >>> 3
}
