import { text } from '../data/nist-text.ts'
import { isPythonWhitespace } from './python-whitespace.ts'

/** In the set that NLTK calls Number: characters that are NOT numbers, as its data has it. */
export const nonNumber = 1
export const punctuation = 2
export const symbol = 4
/** White space; the tokenizer needs it at the same place. */
export const space = 8

/** The sets of each code point of the BMP, as bits; made with the first call. */
export function nistSets(): Uint8Array {
  return (made ??= table())
}

let made: Uint8Array | undefined

function table(): Uint8Array {
  const sets = new Uint8Array(0x10000)
  text.split('\n').forEach((line, index) => {
    let point = 0
    let isGap = true
    for (const number of line.split(' ')) {
      const stop = point + Number.parseInt(number, 36)
      // Each line is one bit; gaps and ranges take turns.
      if (isGap) point = stop
      else for (; point < stop; point++) sets[point] = (sets[point] ?? 0) | (1 << index)
      isGap = !isGap
    }
  })
  for (let point = 0; point <= 0x3000; point++) {
    if (isPythonWhitespace(point)) sets[point] = (sets[point] ?? 0) | space
  }
  return sets
}
