import { jaroFromMatches } from './jaro-score.ts'
import { copyAscii } from './kernel/copy-ascii.ts'
import { jaroBytes } from './kernel/jaro-bytes.ts'
import { newWasmInstance } from './kernel/wasm-instance.ts'

/**
 * `jaro` of two ASCII texts of at most 64 symbols, in WebAssembly; -1 where a text is empty, longer or not ASCII, and
 * without WebAssembly.
 */
export function shortJaro(candidate: string, reference: string): number {
  const longer = Math.max(candidate.length, reference.length)
  if (longer > limit || candidate === '' || reference === '') return -1
  kept ??= openKernel() ?? 'none'
  if (kept === 'none' || !copyAscii(candidate, kept.first) || !copyAscii(reference, kept.second)) return -1
  const found = kept.kernel.match(candidate.length, reference.length, Math.max(0, (longer >> 1) - 1))
  return jaroFromMatches(found & 0xff, found >> 8, candidate.length, reference.length)
}

/** An instance of jaro.wat, whose comments tell what it does. */
interface JaroKernel {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly match: (length: number, otherLength: number, reach: number) => number
}

interface Kept {
  readonly kernel: JaroKernel
  readonly first: Uint8Array
  readonly second: Uint8Array
}

const limit = 64
let kept: Kept | 'none' | undefined

function openKernel(): Kept | undefined {
  // The source exports this, and a test rebuilds the bytes from it.
  const kernel = newWasmInstance(jaroBytes) as JaroKernel | undefined
  if (kernel === undefined) return undefined
  const { buffer } = kernel.memory
  return { kernel, first: new Uint8Array(buffer, 0, limit), second: new Uint8Array(buffer, limit, limit) }
}
