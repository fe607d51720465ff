/* oxlint-disable typescript/no-non-null-assertion -- values are read below their count */
import type { Symbols } from '../symbols.ts'
import { type Blocks, stretch, type WasmBlocks } from './edit-algorithm.ts'
import { lcs } from './lcs.ts'
import { blocksFor, forgetStrip, numberStrip, numberText, sharedRoom, type Texts, wasmBlocksOf } from './room.ts'
import { kernelPatternLimit, kernelTextBytes } from './wasm-kernel.ts'

/** The LCS of one pattern and many parts of one text. */
export interface LcsWindows {
  /** The LCS of the pattern and the symbols `from` to `to` of the text. */
  window(from: number, to: number): number
  /**
   * The LCS of the pattern and each start of the text: at index `i` that of the first `i + 1` symbols; behind `count`
   * values there may be anything. The last use of these windows: it may take the place of the text.
   */
  starts(count: number): Uint16Array | Int32Array
}

/** The length of the longest common subsequence of two texts. */
export function lcsOfSymbols(text: Symbols, pattern: Symbols): number {
  if (text.length === 0 || pattern.length === 0) return 0
  const wasm = wasmBlocksOf(sharedRoom().bench, lcs)
  if (wasm !== undefined && fitsKernel(pattern, text)) {
    enterKernel(wasm, pattern, text)
    return wasm.kernel.compare(text.length)
  }
  return openWindows(pattern, text).window(0, text.length)
}

/** Opens a pattern and a text, neither empty. Closes what was opened before. */
export function openWindows(pattern: Symbols, text: Symbols): LcsWindows {
  const { bench } = sharedRoom()
  const wasm = wasmBlocksOf(bench, lcs)
  const windows = wasm !== undefined && fitsKernel(pattern, text) ? kernelWindows(wasm, pattern, text) : undefined
  if (windows !== undefined) return windows
  const room = { pattern: pattern.points, text: text.points, bench }
  return blockWindows(room, blocksFor(bench, lcs, pattern.length * pattern.length), pattern.length, text.length)
}

function fitsKernel(pattern: Symbols, text: Symbols): boolean {
  // Symbols take two bytes in the kernel.
  return pattern.length <= kernelPatternLimit && text.length <= kernelTextBytes / 2
}

/** Brings a pattern and a text into the kernel. */
function enterKernel(blocks: WasmBlocks, pattern: Symbols, text: Symbols): void {
  const isAscii = copyAscii(pattern, blocks.strip()) && copyAscii(text, blocks.symbols())
  // The row behind those of ASCII is no symbol's: row 0 is that of U+0000.
  if (isAscii) blocks.openStrip(pattern.length, 0x81, 0x80)
  else enterNumbered(blocks, pattern, text)
}

/** Copies symbols that are their own row ids; `false` where one is beyond ASCII. */
function copyAscii({ points, length }: Symbols, to: Uint16Array): boolean {
  let bits = 0
  for (let i = 0; i < length; i++) {
    const symbol = points[i]!
    bits |= symbol
    to[i] = symbol
  }
  return bits < 0x80
}

/** Gives each different symbol of the pattern a row id. */
function enterNumbered(blocks: WasmBlocks, { points, length }: Symbols, text: Symbols): void {
  const { rowOf } = sharedRoom().bench
  const strip = blocks.strip()
  let rows = 1
  for (let i = 0; i < length; i++) {
    const symbol = points[i]!
    let row = rowOf[symbol]!
    if (row === 0) {
      row = rows++
      rowOf[symbol] = row
    }
    strip[i] = row
  }
  blocks.openStrip(length, rows, 0)
  const ids = blocks.symbols()
  for (let i = 0; i < text.length; i++) ids[i] = rowOf[text.points[i]!]!
  for (let i = 0; i < length; i++) rowOf[points[i]!] = 0
}

/** The pattern and the text stay in the kernel. */
function kernelWindows(blocks: WasmBlocks, pattern: Symbols, text: Symbols): LcsWindows | undefined {
  const { window, starts } = blocks.kernel
  if (window === undefined || starts === undefined) return undefined
  enterKernel(blocks, pattern, text)
  return {
    window,
    starts(count) {
      if (count > 0) starts(count)
      return blocks.symbols()
    },
  }
}

/** A pattern of any length, strip by strip. One that is a single strip is entered once. */
function blockWindows(room: Texts, blocks: Blocks, patternLength: number, textLength: number): LcsWindows {
  const carry = new Uint8Array(textLength)
  const { capacity } = blocks
  const single = patternLength <= capacity ? enterStrip(room, blocks, 0, patternLength, 0, textLength) : undefined
  const eachStrip = (from: number, to: number, visit: (ids: Uint16Array, isTop: boolean) => void) => {
    if (single !== undefined) {
      blocks.reset()
      visit(single.subarray(from, to), true)
      return
    }
    for (let top = 0; top < patternLength; top += capacity) {
      visit(enterStrip(room, blocks, top, Math.min(top + capacity, patternLength), from, to), top === 0)
    }
  }
  return {
    window(from, to) {
      let common = 0
      eachStrip(from, to, (ids, isTop) => {
        for (let at = 0; at < ids.length; at += stretch) {
          const part = ids.subarray(at, at + stretch)
          blocks.run(part, part.length, carry, at, isTop)
        }
        common += blocks.total()
      })
      return common
    },
    starts(count) {
      const values = new Int32Array(count)
      const one = new Uint16Array(1)
      eachStrip(0, count, (ids, isTop) => {
        for (let i = 0; i < count; i++) {
          one[0] = ids[i]!
          blocks.run(one, 1, carry, i, isTop)
          values[i]! += blocks.total()
        }
      })
      return values
    },
  }
}

/** Opens a strip of the pattern and gives the row ids of a part of the text. */
function enterStrip(room: Texts, blocks: Blocks, top: number, end: number, from: number, to: number): Uint16Array {
  const rows = numberStrip(room, top, end)
  const ids = new Uint16Array(to - from)
  numberText(room, from, to - from, ids)
  forgetStrip(room, top, end)
  blocks.open(room.bench.strip, end - top, rows)
  return ids
}
