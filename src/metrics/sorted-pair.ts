/* oxlint-disable typescript/no-non-null-assertion -- words are read below their count */
import { sortWords } from './sort-words.ts'
import type { SymbolPair } from './symbol-pair.ts'
import { makeRoom, newSymbols, type Symbols } from './symbols.ts'
import type { WordPair } from './word-pair.ts'
import type { Words } from './words.ts'

/** Both texts with their words sorted and joined by spaces. The pair is the caller's until the next call. */
export function sortedPair({ a, b }: WordPair): SymbolPair {
  shared ??= { a: newSymbols(), b: newSymbols() }
  joinSorted(a, shared.a)
  joinSorted(b, shared.b)
  return shared
}

let shared: SymbolPair | undefined

function joinSorted(text: Words, into: Symbols): void {
  sortWords(text)
  makeRoom(into, text.length)
  const { points, starts, ends, order, count } = text
  const to = into.points
  let length = 0
  for (let place = 0; place < count; place++) {
    if (place > 0) to[length++] = 0x20
    const word = order[place]!
    const end = ends[word]!
    for (let i = starts[word]!; i < end; i++) to[length++] = points[i]!
  }
  into.length = length
}
