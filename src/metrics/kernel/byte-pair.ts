import type { EditAlgorithm, EditScore } from './edit-algorithm.ts'
import {
  kernelMap,
  kernelPatternBytes,
  kernelPatternLimit,
  kernelTextBytes,
  newWasmKernel,
  type WasmKernel,
} from './wasm-kernel.ts'

/**
 * Scores two strings inside the WebAssembly kernel with one byte a symbol; -1 when that cannot be: the reference has
 * more than 96 different symbols beyond ASCII, one of the two is too long or has a lone surrogate, or there is no
 * WebAssembly. Keeps the table of the last reference: the next call with the same one starts from it.
 */
export function scoreBytes(algorithm: EditAlgorithm, score: EditScore, candidate: string, reference: string): number {
  station ??= openStation()
  if (station === 'none') return -1
  if (reference !== station.reference && !openReference(station, reference)) return -1
  const { kernel, text, count } = station
  const { read, written } = encoder.encodeInto(candidate, text)
  if (read !== candidate.length) return -1
  const textCount = written === read ? written : kernel.narrow(kernelMap.text, written, 0)
  return textCount < 0 ? -1 : score(algorithm.inKernel(kernel, textCount), count, textCount)
}

/** The kernel that all short comparisons share. */
interface Station {
  readonly kernel: WasmKernel
  readonly pattern: Uint8Array
  readonly text: Uint8Array
  /** The reference whose table is built, and its length in code points. */
  reference: string | undefined
  count: number
  /** Whether the kernel knows code points beyond ASCII. */
  isWide: boolean
}

const encoder = /* @__PURE__ */ new TextEncoder()
// The symbols 0..127 are ASCII, 128 stands for whatever the reference lacks, 129..255 are dealt out.
const absent = 128
let station: Station | 'none' | undefined

function openStation(): Station | 'none' {
  const kernel = newWasmKernel()
  if (kernel === undefined) return 'none'
  const { buffer } = kernel.memory
  return {
    kernel,
    pattern: new Uint8Array(buffer, kernelMap.pattern, kernelPatternBytes),
    text: new Uint8Array(buffer, kernelMap.text, kernelTextBytes),
    reference: undefined,
    count: 0,
    isWide: false,
  }
}

function openReference(opened: Station, reference: string): boolean {
  opened.reference = undefined
  const { read, written } = encoder.encodeInto(reference, opened.pattern)
  if (read !== reference.length) return false
  const isWide = written !== read
  let count = written
  if (isWide || opened.isWide) count = opened.kernel.narrow(kernelMap.pattern, written, 1)
  opened.isWide = isWide
  if (count < 1 || count > kernelPatternLimit) return false
  opened.kernel.open(count, isWide ? 256 : absent + 1, 1, absent)
  opened.reference = reference
  opened.count = count
  return true
}
