import { writeCodePoints } from './code-points.ts'

/** A text as code points in memory that the next text uses again: `points` is often longer than the text. */
export interface Symbols {
  points: Int32Array
  /** How many code points the text has. */
  length: number
}

/** Room for one text after the other. */
export function newSymbols(): Symbols {
  return { points: new Int32Array(keptRoom), length: 0 }
}

/** Puts a text in place of the one before; nothing is allocated for a short one. */
export function readSymbols(text: string, into: Symbols): void {
  makeRoom(into, text.length)
  into.length = writeCodePoints(text, into.points)
}

/** Room for so many symbols, whose values are open. What a long text needed goes with the next short one. */
export function makeRoom(symbols: Symbols, length: number): void {
  const room = symbols.points.length
  if (room < length || (room > keptRoom && length <= keptRoom)) {
    symbols.points = new Int32Array(Math.max(keptRoom, length))
  }
}

const keptRoom = 8192
