/**
 * Blanks the strings and comments of Python source, so that what is left is code; every other character keeps its place.
 * Line breaks inside a string are blanked too: what follows them does not start a line of code.
 */
export function maskPython(source: string): string {
  let masked = ''
  let done = 0
  for (let at = nextMark(source, 0); at < source.length; at = nextMark(source, done)) {
    const end = source[at] === '#' ? commentEnd(source, at) : stringEnd(source, at)
    masked += source.slice(done, at) + ' '.repeat(end - at)
    done = end
  }
  return masked + source.slice(done)
}

function nextMark(source: string, from: number): number {
  const mark = /["'#]/gu
  mark.lastIndex = from
  return mark.exec(source)?.index ?? source.length
}

function commentEnd(source: string, start: number): number {
  const end = /[\r\n]/gu
  end.lastIndex = start
  return end.exec(source)?.index ?? source.length
}

/** A string with one quote ends at its line's end at the latest; one with three quotes does not. */
function stringEnd(source: string, start: number): number {
  const quote = source[start] ?? ''
  const isTriple = source.startsWith(quote.repeat(3), start)
  for (let at = start + (isTriple ? 3 : 1); at < source.length; at++) {
    const sign = source[at]
    if (sign === '\\') at++
    else if (isTriple ? source.startsWith(quote.repeat(3), at) : sign === quote) return at + (isTriple ? 3 : 1)
    else if (!isTriple && (sign === '\n' || sign === '\r')) return at
  }
  return source.length
}
