/* oxlint-disable typescript/no-non-null-assertion -- reads stay below the lengths of the texts */
import { type Blocks, type EditAlgorithm, stretch, type WasmBlocks } from './edit-algorithm.ts'

/** Two texts as code points, and the tools to compare them. */
export interface Texts {
  readonly pattern: Int32Array
  readonly text: Int32Array
  readonly bench: Bench
}

/** Room for texts that are still to be read. */
export interface Room extends Texts {
  /** For each symbol of the text what one strip of the pattern hands down to the next. */
  readonly carry: Uint8Array
}

/** The tools of one comparison at a time. */
export interface Bench {
  /** Code point to row id of the strip in work; 0 for every other. */
  readonly rowOf: Uint16Array
  /** Row ids of the strip and of the stretch of text in work. */
  readonly strip: Uint16Array
  readonly ids: Uint16Array
  readonly js: Map<EditAlgorithm, Blocks>
  /** `undefined` where there is no WebAssembly. */
  readonly wasm: Map<EditAlgorithm, WasmBlocks | undefined>
}

/** Strings up to this many code units share one room, whose memory is kept. */
export const sharedLimit = 8192

/** The room for short strings. What uses it must end before anything else runs. */
export function sharedRoom(): Room {
  shared ??= newRoom(new Int32Array(sharedLimit), new Int32Array(sharedLimit), newBench())
  return shared
}

/** A room with tools of its own, linear in the lengths of the strings: what uses it may be interrupted. */
export function longRoom(candidate: string, reference: string): Room {
  return newRoom(new Int32Array(reference.length), new Int32Array(candidate.length), newBench())
}

function newRoom(pattern: Int32Array, text: Int32Array, bench: Bench): Room {
  return { pattern, text, carry: new Uint8Array(text.length), bench }
}

function newBench(): Bench {
  return {
    rowOf: new Uint16Array(0x110000),
    strip: new Uint16Array(sharedLimit),
    ids: new Uint16Array(stretch),
    js: new Map(),
    wasm: new Map(),
  }
}

/** The faster way to compare so many pairs of symbols. */
export function blocksFor(bench: Bench, algorithm: EditAlgorithm, pairs: number): Blocks {
  const wasm = pairs < wasmFrom ? undefined : wasmBlocksOf(bench, algorithm)
  if (wasm !== undefined) return wasm
  const blocks = bench.js.get(algorithm) ?? algorithm.jsBlocks()
  bench.js.set(algorithm, blocks)
  return blocks
}

/** The WebAssembly of an algorithm, made when first needed. */
export function wasmBlocksOf(bench: Bench, algorithm: EditAlgorithm): WasmBlocks | undefined {
  if (!bench.wasm.has(algorithm)) bench.wasm.set(algorithm, algorithm.wasmBlocks())
  return bench.wasm.get(algorithm)
}

/** Gives each symbol of a strip a row id; returns the number of rows with row 0. */
export function numberStrip({ pattern, bench: { rowOf, strip } }: Texts, from: number, to: number): number {
  let rows = 1
  for (let i = from; i < to; i++) {
    const symbol = pattern[i]!
    let row = rowOf[symbol]!
    if (row === 0) {
      row = rows++
      rowOf[symbol] = row
    }
    strip[i - from] = row
  }
  return rows
}

/** Writes the row ids of a part of the text to the start of `ids`. */
export function numberText({ text, bench: { rowOf } }: Texts, from: number, count: number, ids: Uint16Array): void {
  for (let i = 0; i < count; i++) ids[i] = rowOf[text[from + i]!]!
}

/** Takes the row ids of a strip back. */
export function forgetStrip({ pattern, bench: { rowOf } }: Texts, from: number, to: number): void {
  for (let i = from; i < to; i++) rowOf[pattern[i]!] = 0
}

// The call into WebAssembly, with its copies, pays from so many pairs of symbols on.
const wasmFrom = 2000

let shared: Room | undefined
