/* oxlint-disable typescript/no-non-null-assertion -- keys and positions are below what `reserve` was told */

/** For each key a stack of positions, so that the last position with a key is found and taken in constant time. */
export class Stacks {
  /** The last position of each key, or -1. */
  tops = new Int32Array(1024).fill(-1)
  /** The position below each position. */
  below = new Int32Array(1024)

  /** Makes room for keys and positions below these numbers. */
  reserve(keys: number, positions: number): void {
    if (this.tops.length < keys) this.tops = new Int32Array(keys * 2).fill(-1)
    if (this.below.length < positions) this.below = new Int32Array(positions)
  }

  push(key: number, position: number): void {
    this.below[position] = this.tops[key]!
    this.tops[key] = position
  }

  /** The last position with this key, or -1. */
  top(key: number): number {
    return this.tops[key]!
  }

  /** Takes the last position with this key away. */
  pop(key: number): void {
    this.tops[key] = this.below[this.tops[key]!]!
  }

  /** Takes all positions with this key away. */
  empty(key: number): void {
    this.tops[key] = -1
  }
}
