import type { ByteScores } from './byte-scores.ts'
import type { WasmKernel } from './wasm-kernel.ts'

/** A bit-parallel comparison of a pattern with a text: LCS or Levenshtein, each with its ways of running. */
export interface EditAlgorithm {
  /** Two strings of at most 32 code units; -1 when one of them has a unit above U+00FF. */
  readonly tiny: (text: string, pattern: string) => number
  /** Two strings of ordinary length and alphabet, in WebAssembly. */
  readonly scoreBytes: ByteScores
  /** The value before any strip of the pattern is added, once `affix` common symbols are off both ends. */
  readonly base: (affix: number, textCount: number) => number
  readonly jsBlocks: () => Blocks
  readonly wasmBlocks: () => WasmBlocks | undefined
}

/**
 * Runs an algorithm over a strip of the pattern and stretches of the text, so that no table grows with the whole input.
 * Symbols are row ids: 1 up to `rows - 1`, and 0 for any symbol that the strip lacks.
 */
export interface Blocks {
  /** The longest strip, and how long each but the last must be. */
  readonly capacity: number
  /** Takes the first `length` ids as the strip, with the state before any text. */
  open(strip: Uint16Array, length: number, rows: number): void
  /** Goes back to the state before any text. */
  reset(): void
  /**
   * Goes on over the first `count` ids of a text. `carry[at]` on holds what the strip above handed down at each symbol
   * and takes what this strip hands down; at the `top` strip it is not read.
   */
  run(text: Uint16Array, count: number, carry: Uint8Array, at: number, top: boolean): void
  /** What the strip adds to the value. */
  total(): number
}

/** `Blocks` with the kernel that they run. */
export interface WasmBlocks extends Blocks {
  readonly kernel: WasmKernel
  /** Where the strip lies in the kernel, until the next opening. */
  readonly strip: () => Uint16Array
  /**
   * Opens the first `length` ids that were written there, of which none is `absent`; each comparison of the kernel sets
   * its own first state.
   */
  readonly openStrip: (length: number, rows: number, absent: number) => void
  /** Where the text lies in the kernel, until the next opening. */
  readonly symbols: () => Uint16Array
}

/** The most symbols of a text that one `run` takes. */
export const stretch = 4096
