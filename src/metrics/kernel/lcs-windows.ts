/* oxlint-disable typescript/no-non-null-assertion -- values are read below their count */
import { type Blocks, stretch, type WasmBlocks } from './edit-algorithm.ts'
import { lcs } from './lcs.ts'
import { blocksFor, forgetStrip, numberStrip, numberText, sharedRoom, type Texts, wasmBlocksOf } from './room.ts'
import { kernelPatternLimit, kernelTextBytes } from './wasm-kernel.ts'

/** The LCS of one pattern and many parts of one text. */
export interface LcsWindows {
  /** The LCS of the pattern and the symbols `from` to `to` of the text. */
  window(from: number, to: number): number
  /**
   * The LCS of the pattern and each start of the text: at index `i` that of the first `i + 1` symbols. The last use of
   * these windows: it may take the place of the text.
   */
  starts(count: number): Uint16Array | Int32Array
}

/** Opens a pattern and a text of code points, neither empty. Closes what was opened before. */
export function openWindows(pattern: Int32Array, text: Int32Array): LcsWindows {
  const { bench } = sharedRoom()
  const room = { pattern, text, bench }
  const wasm = wasmBlocksOf(bench, lcs)
  const fitsKernel = pattern.length <= kernelPatternLimit && text.length <= kernelTextLimit
  const windows = wasm !== undefined && fitsKernel ? kernelWindows(room, wasm) : undefined
  return windows ?? blockWindows(room, blocksFor(bench, lcs, pattern.length * pattern.length))
}

// Symbols of two bytes in the kernel.
const kernelTextLimit = kernelTextBytes / 2

/** The pattern and the text stay in the kernel. */
function kernelWindows(room: Texts, blocks: WasmBlocks): LcsWindows | undefined {
  const { pattern, text, bench } = room
  const { window, starts } = blocks.kernel
  if (window === undefined || starts === undefined) return undefined
  blocks.open(bench.strip, pattern.length, numberStrip(room, 0, pattern.length))
  const symbols = blocks.symbols()
  numberText(room, 0, text.length, symbols)
  forgetStrip(room, 0, pattern.length)
  return {
    window,
    starts(count) {
      if (count > 0) starts(count)
      return symbols.subarray(0, count)
    },
  }
}

/** A pattern of any length, strip by strip. One that is a single strip is entered once. */
function blockWindows(room: Texts, blocks: Blocks): LcsWindows {
  const { pattern, text } = room
  const carry = new Uint8Array(text.length)
  const { capacity } = blocks
  const single = pattern.length <= capacity ? enterStrip(room, blocks, 0, pattern.length, 0, text.length) : undefined
  const eachStrip = (from: number, to: number, visit: (ids: Uint16Array, isTop: boolean) => void) => {
    if (single !== undefined) {
      blocks.reset()
      visit(single.subarray(from, to), true)
      return
    }
    for (let top = 0; top < pattern.length; top += capacity) {
      visit(enterStrip(room, blocks, top, Math.min(top + capacity, pattern.length), from, to), top === 0)
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
