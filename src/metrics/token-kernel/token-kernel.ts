import { tokenKernelBytes } from './token-kernel-bytes.ts'

/** An instance of token-kernel.wat, whose comments tell what it does and where things lie in its memory. */
export interface TokenKernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  advance(ids: number, end: number, rowOf: number, carries: number): number
}

/**
 * The one instance, made on first use; `undefined` where WebAssembly is missing or refused (an old runtime, a content
 * security policy) and on machines that keep the high byte first, whose typed arrays do not fit its memory.
 */
export function tokenKernel(): TokenKernel | undefined {
  if (instance === 'none') instance = instantiate()
  return instance
}

let instance: TokenKernel | undefined | 'none' = 'none'

function instantiate(): TokenKernel | undefined {
  if (typeof WebAssembly === 'undefined' || new Uint8Array(Uint16Array.of(1).buffer)[0] !== 1) return undefined
  try {
    const bytes = Uint8Array.from(atob(tokenKernelBytes), (character) => character.charCodeAt(0))
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports
  } catch {
    // Whatever the cause, the JavaScript kernel takes over, with the same results.
    return undefined
  }
}

// The ECMAScript library of the compiler does not describe WebAssembly.
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object
      readonly Instance: new (module: object) => { readonly exports: TokenKernel }
    }
  | undefined
