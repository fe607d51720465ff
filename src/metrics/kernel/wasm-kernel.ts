import { kernelBytes } from './kernel-bytes.ts'

/** An instance of kernel.wat, whose comments tell what each function does and where things lie in the memory. */
export interface WasmKernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  narrow(base: number, bytes: number, own: 0 | 1): number
  open(length: number, rows: number, width: 1 | 2, absent: number): void
  start(known: number, full: bigint): void
  ones(base: number, word: number, rows: number): number
  lcs(count: number): number
  lcsWindow(from: number, to: number): number
  lcsStarts(count: number): void
  lcsBlock(count: number): void
  levenshtein(count: number): number
  levenshteinBlock(count: number): void
}

/** Where things lie in the memory of kernel.wat, in bytes. */
export const kernelMap = { b: 1024, pattern: 2048, text: 18432, carry: 84480, table: 150528 } as const
/** The longest pattern of kernel.wat, in symbols: 128 words of 63. */
export const kernelPatternLimit = 8064
/** The room for a pattern in kernel.wat, in bytes. */
export const kernelPatternBytes = 16128
/** The room for a text in kernel.wat, in bytes. */
export const kernelTextBytes = 65528

/**
 * A fresh instance with a memory of its own, or `undefined` where WebAssembly is missing or refused (an old runtime, a
 * content security policy). Compiles on the first call only.
 */
export function newWasmKernel(): WasmKernel | undefined {
  if (compiled === 'refused') return undefined
  if (typeof WebAssembly === 'undefined') return undefined
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (character) => character.charCodeAt(0)))
    return new WebAssembly.Instance(compiled).exports
  } catch {
    // Whatever the cause (no permission, no memory, an engine without bulk memory), the JavaScript kernels take over.
    compiled = 'refused'
    return undefined
  }
}

// The ECMAScript library of the compiler does not describe WebAssembly.
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object
      readonly Instance: new (module: object) => { readonly exports: WasmKernel }
    }
  | undefined

let compiled: object | 'refused' | undefined
