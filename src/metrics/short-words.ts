import { copyAscii } from './kernel/copy-ascii.ts'
import { lcsBytes } from './kernel/lcs-bytes.ts'
import { newWasmInstance } from './kernel/wasm-instance.ts'
import { newWasmKernel, type WasmKernel } from './kernel/wasm-kernel.ts'
import { wordsBytes } from './kernel/words-bytes.ts'

/** Two short ASCII texts and their words, in the memory that two kernels share: the caller's until the next call. */
export interface ShortWords {
  readonly words: WordsKernel
  readonly lcs: WasmKernel
  /** What a function of `words` has to tell. */
  readonly told: Int32Array
  readonly candidate: Uint8Array
  readonly reference: Uint8Array
}

/** An instance of words.wat, whose comments tell what each function does. */
interface WordsKernel {
  readonly read: (candidate: number, reference: number, process: 0 | 1) => void
  readonly copy: () => void
  readonly shares: () => 0 | 1
  readonly sort: () => void
  readonly join: () => void
  readonly splitShared: () => void
}

/**
 * Both texts and their words, as `readWords` finds them; `undefined` where a text is not ASCII or longer than 512
 * symbols, and without WebAssembly.
 */
export function readShortWords(candidate: string, reference: string): ShortWords | undefined {
  return read(candidate, reference, 0)
}

/** The same of both texts after `defaultProcess`. */
export function readShortProcessedWords(candidate: string, reference: string): ShortWords | undefined {
  return read(candidate, reference, 1)
}

/** Whether both texts have a word in common. */
export function hasSharedShortWord({ words }: ShortWords): boolean {
  return words.shares() === 1
}

/** The LCS of what `words` copied or joined last, from both lengths. */
export function shortLcs({ lcs }: ShortWords, length: number, otherLength: number): number {
  if (length === 0 || otherLength === 0) return 0
  return lcs.first(otherLength, absent + 1, absent, length)
}

/** Where things lie in the memory, in bytes; and the room for a text. */
const map = { candidate: 393216, reference: 401408, told: 409600 } as const
const limit = 512
/** A symbol of ASCII is its own row; the one behind them stands for whatever the reference lacks. */
const absent = 128
let kept: ShortWords | 'none' | undefined

function read(candidate: string, reference: string, process: 0 | 1): ShortWords | undefined {
  if (candidate.length > limit || reference.length > limit) return undefined
  kept ??= openKernels() ?? 'none'
  if (kept === 'none' || !copyAscii(candidate, kept.candidate) || !copyAscii(reference, kept.reference))
    return undefined
  kept.words.read(candidate.length, reference.length, process)
  return kept
}

function openKernels(): ShortWords | undefined {
  const lcs = newWasmKernel(lcsBytes)
  if (lcs === undefined) return undefined
  // The source exports this, and a test rebuilds the bytes from it.
  const words = newWasmInstance(wordsBytes, { lcs }) as WordsKernel | undefined
  if (words === undefined) return undefined
  const { buffer } = lcs.memory
  return {
    words,
    lcs,
    told: new Int32Array(buffer, map.told, 6),
    candidate: new Uint8Array(buffer, map.candidate, limit),
    reference: new Uint8Array(buffer, map.reference, limit),
  }
}
