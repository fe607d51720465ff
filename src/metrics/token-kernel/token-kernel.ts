import { tokenKernelBytes } from './token-kernel-bytes.ts'

/** An instance of the token kernel, whose sources tell what it does and where things lie in its memory. */
export interface TokenKernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  readonly learn: (text: number, length: number, ids: number) => number
  readonly recognize: (text: number, length: number, ids: number) => number
  readonly subsequence: (
    pattern: number,
    length: number,
    text: number,
    textLength: number,
    distinct: number,
    scratch: number,
  ) => number
  readonly sharedGrams: (
    reference: number,
    length: number,
    candidate: number,
    candidateLength: number,
    order: number,
  ) => number
}

/** Up to this length the kernel takes a reference whole, in one word. */
export const tokenKernelWord = 64
/** Where the kernel leaves its memory to the caller: room for short texts, scratch room for them, and all behind. */
export const tokenKernelMap = { texts: 64, scratch: 73_664, end: 589_824 } as const

/**
 * A fresh instance with a memory of its own; `undefined` where WebAssembly is missing or refused (an old runtime, a
 * content security policy) and on machines that keep the high byte first, whose typed arrays do not fit its memory.
 */
export function newTokenKernel(): TokenKernel | undefined {
  if (typeof WebAssembly === 'undefined' || new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) return undefined
  try {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(tokenKernelBytes), (character) => character.charCodeAt(0)))
    return new WebAssembly.Instance(compiled).exports
  } catch {
    // Whatever the cause, JavaScript takes over, with the same results.
    return undefined
  }
}

let compiled: object | undefined

// The ECMAScript library of the compiler does not describe WebAssembly.
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object
      readonly Instance: new (module: object) => { readonly exports: TokenKernel }
    }
  | undefined
