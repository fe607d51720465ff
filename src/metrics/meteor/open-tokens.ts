/* oxlint-disable typescript/no-non-null-assertion -- positions are below the number of tokens */
import type { TokenBuffer } from '../tokenize/token-buffer.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The tokens of one side that have no partner yet. */
export class OpenTokens {
  /** Their positions in order; the first `count` entries. */
  positions = new Int32Array(128)
  count = 0
  /** For each position, by what it matches: its word, then its stem, then its name; -1 when it has a partner. */
  keys = new Int32Array(128)

  reserve(tokens: number): void {
    if (this.positions.length >= tokens) return
    this.positions = new Int32Array(tokens)
    this.keys = new Int32Array(tokens)
  }

  /** Words become their stems. */
  stem(tokens: TokenBuffer, vocabulary: Vocabulary): void {
    const { keys, positions, count } = this
    for (let k = 0; k < count; k++) {
      const position = positions[k]!
      keys[position] = vocabulary.stem(keys[position]!, tokens, position)
    }
  }

  /** Tokens whose key has become -1 are no longer open. */
  close(): void {
    const { keys, positions, count } = this
    let left = 0
    for (let k = 0; k < count; k++) if (keys[positions[k]!]! >= 0) positions[left++] = positions[k]!
    this.count = left
  }
}
