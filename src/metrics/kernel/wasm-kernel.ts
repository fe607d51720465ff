import { newWasmInstance } from './wasm-instance.ts'

/** An instance of one of the kernels, whose sources tell what each function does and where things lie in the memory. */
export interface WasmKernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly narrow: (base: number, bytes: number, own: 0 | 1) => number
  readonly open: (length: number, rows: number, width: 1 | 2, absent: number) => void
  readonly start: (known: number, full: bigint) => void
  readonly ones: (base: number, word: number, rows: number) => number
  readonly compare: (count: number) => number
  /** Opens a pattern of one byte a symbol, and compares. */
  readonly first: (length: number, rows: number, absent: number, count: number) => number
  readonly block: (count: number) => void
  /** Of the LCS kernel only. */
  readonly window?: (from: number, to: number) => number
  readonly starts?: (count: number) => void
}

/** Where things lie in the memory of a kernel, in bytes. */
export const kernelMap = { b: 1024, pattern: 2048, text: 18432, carry: 84480, table: 150528 } as const
/** The longest pattern of a kernel, in symbols: 128 words of 63. */
export const kernelPatternLimit = 8064
/** The room for a pattern in a kernel, in bytes. */
export const kernelPatternBytes = 16128
/** The room for a text in a kernel, in bytes. */
export const kernelTextBytes = 65528

/** A fresh instance of a kernel with a memory of its own; `undefined` where there is no WebAssembly. */
export function newWasmKernel(bytes: string): WasmKernel | undefined {
  // The sources of both kernels export this, and a test rebuilds the bytes from them.
  return newWasmInstance(bytes) as WasmKernel | undefined
}
