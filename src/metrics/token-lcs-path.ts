/* oxlint-disable typescript/no-non-null-assertion -- indexes stay below the lengths that the arrays were made with */
import type { ReferenceRun, TokenRun } from './token-run.ts'
import { zeroBits } from './zero-bits.ts'

/**
 * One longest common subsequence of two token runs, as places in `rows` and `columns`, ascending. Of several it takes
 * the one that the textbook table gives when read back from its end, going up (to an earlier row) unless the cell to the
 * left is larger. A large table is kept as bits, and only every so many rows of it: memory grows with the square root of
 * the number of cells.
 */
export function tokenLcsPath(rows: TokenRun, columns: ReferenceRun): (readonly [row: number, column: number])[] {
  const isSmall = (rows.length + 1) * (columns.length + 1) <= smallTable
  const table = isSmall ? new SmallTable(rows, columns) : new BitTable(rows, columns)
  const path: [number, number][] = []
  let row = rows.length
  let column = columns.length
  while (row > 0 && column > 0) {
    if (rows.ids[row - 1] === columns.ids[column - 1]) {
      row--
      column--
      path.push([row, column])
    } else if (table.isLeftLarger(row, column)) column--
    else row--
  }
  return path.toReversed()
}

/** The textbook table itself, for short runs. It lives in scratch memory that the next one writes over. */
class SmallTable {
  private readonly width: number

  constructor(rows: TokenRun, columns: ReferenceRun) {
    const width = columns.length + 1
    const cells = (smallCells ??= new Uint16Array(smallTable))
    this.width = width
    cells.fill(0, 0, width)
    for (let row = 1; row <= rows.length; row++) {
      const id = rows.ids[row - 1]!
      const start = row * width
      cells[start] = 0
      let left = 0
      for (let at = start + 1; at < start + width; at++) {
        if (columns.ids[at - start - 1] === id) left = cells[at - width - 1]! + 1
        else if (cells[at - width]! > left) left = cells[at - width]!
        cells[at] = left
      }
    }
  }

  isLeftLarger(row: number, column: number): boolean {
    const at = row * this.width + column
    return smallCells![at - 1]! > smallCells![at - this.width]!
  }
}

const smallTable = 16_384
let smallCells: Uint16Array | undefined

/** Rows of the table of subsequence lengths: a 0 bit is a column where the length goes up by one. 31 bits a word. */
class BitTable {
  private readonly rows: TokenRun
  private readonly width: number
  /** The columns of each token, ascending: those of token `id` stand from `first[id]` to `first[id + 1]`. */
  private readonly places: Int32Array
  private readonly first: Int32Array
  /** Rows 0, step, 2 * step … */
  private readonly kept: Int32Array
  private readonly step: number
  /** The rows from `blockStart` on, `step` + 1 of them. */
  private readonly block: Int32Array
  private blockStart = -1

  constructor(rows: TokenRun, columns: ReferenceRun) {
    this.rows = rows
    this.width = Math.ceil(columns.length / 31)
    this.first = new Int32Array(columns.distinct + 1)
    this.places = placesById(columns, this.first)
    this.step = Math.max(1, Math.ceil(Math.sqrt(rows.length)))
    this.block = new Int32Array((this.step + 1) * this.width)
    this.kept = new Int32Array((Math.floor(rows.length / this.step) + 1) * this.width)
    this.kept.fill(0x7fff_ffff, 0, this.width)
    for (let start = 0; start + this.step <= rows.length; start += this.step) {
      this.fill(start)
      this.kept.set(this.block.subarray(this.step * this.width), (start / this.step + 1) * this.width)
    }
  }

  /** Whether the cell left of `row`, `column` is larger than the one above it. */
  isLeftLarger(row: number, column: number): boolean {
    const start = Math.floor((row - 1) / this.step) * this.step
    if (start !== this.blockStart) this.fill(start)
    const { block, width } = this
    const at = (row - this.blockStart) * width
    const last = Math.floor((column - 1) / 31)
    const bit = (column - 1) % 31
    if (((block[at + last]! >>> bit) & 1) === 0) return false
    // The cell is 0 or 1 above the one over it: the parity of the columns where one of the two rows goes up alone.
    let differ = (block[at + last]! ^ block[at + last - width]!) & (0x7fff_ffff >>> (30 - bit))
    for (let word = 0; word < last; word++) differ ^= block[at + word]! ^ block[at + word - width]!
    return (zeroBits(differ) & 1) === 0
  }

  /** Computes the rows from `start`, a multiple of the step, into the block. */
  private fill(start: number): void {
    const { block, kept, rows, step, width } = this
    this.blockStart = start
    block.set(kept.subarray((start / step) * width, (start / step + 1) * width))
    const end = Math.min(rows.length, start + step)
    for (let row = start; row < end; row++) {
      const at = (row - start) * width
      block.copyWithin(at + width, at, at + width)
      if (rows.ids[row]! >= 0) this.advance(at + width, rows.ids[row]!)
    }
  }

  /** Advances the row that starts at `at` in the block by one token, whose columns are few: other words stay. */
  private advance(at: number, id: number): void {
    const { block, first, places, width } = this
    const end = first[id + 1]!
    let next = first[id]!
    let word = 0
    let carry = 0
    while (word < width && (next < end || carry > 0)) {
      if (carry === 0) word = Math.floor(places[next]! / 31)
      let mask = 0
      while (next < end && places[next]! < 31 * (word + 1)) mask |= 1 << (places[next++]! - 31 * word)
      const state = block[at + word]!
      const hit = state & mask
      const sum = (((state + hit) | 0) + carry) | 0
      carry = sum >>> 31
      block[at + word] = (sum & 0x7fff_ffff) | (state ^ hit)
      word++
    }
  }
}

/** The places of each id, ascending; `first` receives where those of an id start. */
function placesById({ ids, length, distinct }: ReferenceRun, first: Int32Array): Int32Array {
  for (let i = 0; i < length; i++) first[ids[i]! + 1]!++
  for (let id = 0; id < distinct; id++) first[id + 1]! += first[id]!
  const next = first.slice()
  const places = new Int32Array(length)
  for (let i = 0; i < length; i++) places[next[ids[i]!]!++] = i
  return places
}
