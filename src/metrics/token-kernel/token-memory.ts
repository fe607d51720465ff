import { newTokenKernel, type TokenKernel, tokenKernelMap } from './token-kernel.ts'

/** A kernel that reads short texts. Its memory never grows: the arrays over it stay. */
export interface TokenMemory {
  readonly kernel: TokenKernel
  readonly reference: TextPlace
  readonly candidate: TextPlace
}

/** The place of a text and of its ids, as arrays and as addresses. */
export interface TextPlace {
  readonly kernel: TokenKernel
  readonly bytes: Uint8Array
  readonly bytesAt: number
  readonly ids: Int32Array
  readonly idsAt: number
}

/** The room for a text, in bytes. */
export const tokenMemoryRoom = 8191

/** The one that all readers share, made on first use; `undefined` where there is no WebAssembly. */
export function tokenMemory(): TokenMemory | undefined {
  if (shared === 'none') shared = newTokenMemory()
  return shared
}

let shared: TokenMemory | undefined | 'none' = 'none'

function newTokenMemory(): TokenMemory | undefined {
  const kernel = newTokenKernel()
  if (kernel === undefined) return undefined
  return { kernel, reference: newPlace(kernel, 0), candidate: newPlace(kernel, 1) }
}

function newPlace(kernel: TokenKernel, index: 0 | 1): TextPlace {
  // The kernel reads up to 64 bytes behind a text.
  const step = tokenMemoryRoom + 65
  const bytesAt = tokenKernelMap.texts + index * step
  const idsAt = tokenKernelMap.texts + (2 + 2 * index) * step
  const { buffer } = kernel.memory
  return {
    kernel,
    bytes: new Uint8Array(buffer, bytesAt, tokenMemoryRoom),
    bytesAt,
    // A token takes two bytes at least, with what ends it.
    ids: new Int32Array(buffer, idsAt, (tokenMemoryRoom + 1) / 2),
    idsAt,
  }
}
