import { processSymbols } from './process-symbols.ts'
import { readSymbols } from './symbols.ts'
import { newWords, splitWords, type Words } from './words.ts'

/** Two texts to compare, and their words. */
export interface WordPair {
  readonly a: Words
  readonly b: Words
}

/** Both texts and their words in shared memory: the pair is the caller's until the next call. */
export function readWords(candidate: string, reference: string): WordPair {
  shared ??= { a: newWords(), b: newWords() }
  readSymbols(candidate, shared.a)
  splitWords(shared.a)
  readSymbols(reference, shared.b)
  splitWords(shared.b)
  return shared
}

/** The same of both texts after `defaultProcess`. */
export function readProcessedWords(candidate: string, reference: string): WordPair {
  shared ??= { a: newWords(), b: newWords() }
  readSymbols(candidate, shared.a)
  processSymbols(shared.a)
  splitWords(shared.a)
  readSymbols(reference, shared.b)
  processSymbols(shared.b)
  splitWords(shared.b)
  return shared
}

let shared: WordPair | undefined
