import { punktParameters, type PunktParameters } from './punkt-parameters.ts'
import { punktWords } from './punkt-words.ts'

/**
 * Whether a sentence ends before the last word of the stretch from `start` to `end`: a word, at `mark` a mark that may end
 * the sentence, and what follows.
 */
export function breaksSentence(text: string, start: number, mark: number, end: number): boolean {
  // Most often the mark is no period, or the word has letters only; then nothing but an abbreviation leaves a doubt.
  if (text.charCodeAt(mark) !== 0x2e) return true
  const parameters = punktParameters()
  if (mark - start > 1 && isAsciiLetters(text, start, mark)) {
    const isKnown =
      mark - start <= longestAbbreviation && parameters.abbreviations.has(text.slice(start, mark).toLowerCase())
    if (!isKnown) return true
  }
  const words = punktWords(text, start, end)
  return words.some((word, index) => {
    const next = words[index + 1]
    return next !== undefined && endsSentence(word, next, parameters)
  })
}

const longestAbbreviation = 7

function isAsciiLetters(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const lower = text.charCodeAt(i) | 0x20
    if (lower < 0x61 || lower > 0x7a) return false
  }
  return true
}

/** What a word says by itself. */
type Mark = 'end' | 'abbreviation' | 'ellipsis' | 'none'

const numberType = '##number##'

function endsSentence(word: string, next: string, parameters: PunktParameters): boolean {
  const mark = markOf(word, parameters)
  if (!word.endsWith('.')) return mark === 'end'
  const type = withoutPeriod(typeOf(word))
  const nextType = markOf(next, parameters) === 'end' ? withoutPeriod(typeOf(next)) : typeOf(next)
  if (parameters.collocations.has(`${type} ${nextType}`)) return false
  const isInitial = /^[\p{L}\p{Nl}\p{No}_]\.$/u.test(word)
  const isUpper = /^\p{Uppercase}/u.test(next)
  if ((mark === 'abbreviation' || mark === 'ellipsis') && !isInitial) {
    if (startsSentence(next, nextType, parameters) === 'yes') return true
    if (isUpper && parameters.starters.has(nextType)) return true
  }
  if (isInitial || type === numberType) {
    const starts = startsSentence(next, nextType, parameters)
    if (starts === 'no') return false
    // An initial before a word that is always capitalised: a name ("J. Bach").
    if (starts === 'unknown' && isInitial && isUpper && !parameters.usage().has(nextType)) return false
  }
  return mark === 'end'
}

function markOf(word: string, { abbreviations }: PunktParameters): Mark {
  if (word === '.' || word === '?' || word === '!') return 'end'
  if (!word.endsWith('.')) return 'none'
  if (word.endsWith('..')) return /^\.+$/u.test(word) ? 'ellipsis' : 'none'
  const stem = word.slice(0, -1).toLowerCase()
  return abbreviations.has(stem) || abbreviations.has(stem.slice(stem.lastIndexOf('-') + 1)) ? 'abbreviation' : 'end'
}

/** By its case and how it was seen in training, whether a word is the first of a sentence. */
function startsSentence(word: string, type: string, parameters: PunktParameters): 'yes' | 'no' | 'unknown' {
  if (word.length === 1 && ';:,.!?'.includes(word)) return 'no'
  const usage = parameters.usage().get(type)
  if (/^\p{Uppercase}/u.test(word)) return usage === 'lower' || usage === 'lower at start' ? 'yes' : 'unknown'
  if (/^\p{Lowercase}/u.test(word)) return usage === 'lower at start' ? 'unknown' : 'no'
  return 'unknown'
}

/** The word in lower case; all numbers are of one type, with their period. */
function typeOf(word: string): string {
  const lower = word.toLowerCase()
  return /^-?[.,]?\p{Nd}[\p{Nd},.-]*$/u.test(lower) ? numberType : lower
}

function withoutPeriod(type: string): string {
  return type.length > 1 && type.endsWith('.') ? type.slice(0, -1) : type
}
