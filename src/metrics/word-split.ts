/* oxlint-disable typescript/no-non-null-assertion -- words are read below their count */
import { compareWords, sortWords } from './sort-words.ts'
import { makeRoom, newSymbols, type Symbols } from './symbols.ts'
import type { WordPair } from './word-pair.ts'
import type { Words } from './words.ts'

/** The different words of two texts: those in both, and those in one only, joined by spaces. */
export interface WordSplit {
  sharedCount: number
  /** The length of the shared words, joined. */
  sharedLength: number
  readonly onlyA: JoinedWords
  readonly onlyB: JoinedWords
}

/** Words joined by spaces. */
export interface JoinedWords extends Symbols {
  count: number
}

/** Takes the words of two texts apart, each word once, in order. What it gives is the caller's until the next call. */
export function splitShared({ a, b }: WordPair): WordSplit {
  sortWords(a)
  sortWords(b)
  const split = openSplit(a, b)
  let i = 0
  let j = 0
  while (i < a.count || j < b.count) {
    const order = i === a.count ? 1 : j === b.count ? -1 : compareWords(a, a.order[i]!, b, b.order[j]!)
    if (order < 0) append(a, a.order[i]!, split.onlyA)
    else if (order > 0) append(b, b.order[j]!, split.onlyB)
    else {
      if (split.sharedCount > 0) split.sharedLength++
      split.sharedCount++
      const word = a.order[i]!
      split.sharedLength += a.ends[word]! - a.starts[word]!
    }
    if (order <= 0) i = nextPlace(a, i)
    if (order >= 0) j = nextPlace(b, j)
  }
  return split
}

let shared: WordSplit | undefined

function openSplit(a: Words, b: Words): WordSplit {
  shared ??= {
    sharedCount: 0,
    sharedLength: 0,
    onlyA: { ...newSymbols(), count: 0 },
    onlyB: { ...newSymbols(), count: 0 },
  }
  shared.sharedCount = 0
  shared.sharedLength = 0
  empty(shared.onlyA, a.length)
  empty(shared.onlyB, b.length)
  return shared
}

function empty(joined: JoinedWords, most: number): void {
  makeRoom(joined, most)
  joined.length = 0
  joined.count = 0
}

/** The place of the next word that is another one. */
function nextPlace(text: Words, place: number): number {
  let next = place + 1
  while (next < text.count && compareWords(text, text.order[place]!, text, text.order[next]!) === 0) next++
  return next
}

function append({ points, starts, ends }: Words, word: number, into: JoinedWords): void {
  const to = into.points
  let { length } = into
  if (into.count > 0) to[length++] = 0x20
  const end = ends[word]!
  for (let i = starts[word]!; i < end; i++) to[length++] = points[i]!
  into.length = length
  into.count++
}
