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

/**
 * A fresh instance with a memory of its own, of a kernel in base64; `undefined` where WebAssembly is missing or refused
 * (an old runtime, a content security policy) and on machines that keep the high byte first. Compiles each kernel once.
 */
export function newWasmKernel(bytes: string): WasmKernel | undefined {
  if (typeof WebAssembly === 'undefined' || !isLittleEndian()) return undefined
  try {
    compiled ??= new Map()
    const module = compiled.get(bytes) ?? new WebAssembly.Module(decodeBase64(bytes))
    compiled.set(bytes, module)
    return new WebAssembly.Instance(module).exports
  } catch {
    // Whatever the cause (no permission, no memory, an engine without bulk memory), the JavaScript kernels take over.
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

let compiled: Map<string, object> | undefined

function isLittleEndian(): boolean {
  return new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
}

function decodeBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
