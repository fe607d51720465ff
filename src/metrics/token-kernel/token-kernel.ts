import { newWasmInstance } from '../kernel/wasm-instance.ts'
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

/** A fresh instance with a memory of its own; `undefined` where there is no WebAssembly. */
export function newTokenKernel(): TokenKernel | undefined {
  // The sources export this, and a test rebuilds the bytes from them.
  return newWasmInstance(tokenKernelBytes) as TokenKernel | undefined
}
