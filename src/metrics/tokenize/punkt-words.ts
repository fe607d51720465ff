import { isPythonWhitespace } from './python-whitespace.ts'

/** The words of a stretch of text as Punkt finds them, to decide whether a sentence ends in it. */
export function punktWords(text: string, start: number, end: number): string[] {
  const words: string[] = []
  for (let i = start; i < end; ) {
    if (isPythonWhitespace(text.charCodeAt(i))) i++
    else {
      const stop = wordEnd(text, i, end)
      words.push(text.slice(i, stop))
      i = stop
    }
  }
  return words
}

/** Whether Punkt never has this ASCII character inside a word; the period is not among them. */
export function isPunktNonWord(character: string): boolean {
  return character !== '' && ')";}]*:@\'({[?!'.includes(character)
}

function wordEnd(text: string, start: number, end: number): number {
  const marks = marksEnd(text, start, end)
  if (marks > start) return marks
  if ('("`{[:;&#*@)}]-,'.includes(text.charAt(start))) return start + 1
  let i = start + 1
  while (
    i < end &&
    !endsWordAt(text, i, end) &&
    !(text.charAt(i) === ',' && (i + 1 === end || endsWordAt(text, i + 1, end)))
  )
    i++
  return i
}

function endsWordAt(text: string, i: number, end: number): boolean {
  return isPythonWhitespace(text.charCodeAt(i)) || isPunktNonWord(text.charAt(i)) || marksEnd(text, i, end) > i
}

/** The end of a run of hyphens, of periods, or of periods with single spaces between them, if one starts here. */
function marksEnd(text: string, start: number, end: number): number {
  const mark = text.charAt(start)
  if (mark !== '-' && mark !== '.') return start
  let i = start + 1
  while (i < end && text.charAt(i) === mark) i++
  if (i - start > 1) return i
  return mark === '.' ? spacedPeriodsEnd(text, start, end) : start
}

/** Three periods at least; a line ends the run, since Punkt looks at one line at a time. */
function spacedPeriodsEnd(text: string, start: number, end: number): number {
  let i = start
  while (
    i + 2 < end &&
    text.charAt(i + 2) === '.' &&
    text.charAt(i + 1) !== '\n' &&
    isPythonWhitespace(text.charCodeAt(i + 1))
  )
    i += 2
  return i - start >= 4 ? i + 1 : start
}
