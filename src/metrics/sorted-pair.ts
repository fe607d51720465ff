import { sortWords } from './sort-words.ts'
import type { SymbolPair } from './symbol-pair.ts'
import { makeRoom, newSymbols } from './symbols.ts'
import type { WordPair } from './word-pair.ts'
import { joinWords } from './words.ts'

/** Both texts with their words sorted and joined by spaces. The pair is the caller's until the next call. */
export function sortedPair({ a, b }: WordPair): SymbolPair {
  shared ??= { a: newSymbols(), b: newSymbols() }
  sortWords(a)
  makeRoom(shared.a, a.length)
  joinWords(a, shared.a)
  sortWords(b)
  makeRoom(shared.b, b.length)
  joinWords(b, shared.b)
  return shared
}

let shared: SymbolPair | undefined
