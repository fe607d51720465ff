import type { EditScore } from './score-of-value.ts'
import {
  kernelMap,
  kernelPatternBytes,
  kernelPatternLimit,
  kernelTextBytes,
  newWasmKernel,
  type WasmKernel,
} from './wasm-kernel.ts'

/** Scores two strings; -1 when these two cannot be scored this way. */
export type ByteScores = (score: EditScore, candidate: string, reference: string) => number

/**
 * Scores two strings inside a WebAssembly kernel with one byte a symbol. That cannot be when the reference is empty or
 * has more than 96 different symbols beyond ASCII, when one of the two is too long or has a lone surrogate, and without
 * WebAssembly. Keeps the table of the last reference: the next call with the same one starts from it.
 */
export function byteScores(kernelBytes: string): ByteScores {
  let station: Station | 'none' | undefined
  return (score, candidate, reference) => {
    station ??= openStation(kernelBytes)
    if (station === 'none') return -1
    if (reference !== station.reference && !readReference(station, reference)) return -1
    const { kernel, text, count } = station
    const { read, written } = encoder.encodeInto(candidate, text)
    if (read !== candidate.length) return -1
    const textCount = written === read ? written : kernel.narrow(kernelMap.text, written, 0)
    if (textCount < 0) return -1
    if (station.isOpen) return score(kernel.compare(textCount), count, textCount)
    station.isOpen = true
    return score(kernel.first(count, station.isWide ? 256 : absent + 1, absent, textCount), count, textCount)
  }
}

/** The kernel that all short comparisons of one algorithm share. */
interface Station {
  readonly kernel: WasmKernel
  readonly pattern: Uint8Array
  readonly text: Uint8Array
  /** The reference whose symbols are in the kernel, and its length in code points. */
  reference: string | undefined
  count: number
  /** Whether it was compared already. */
  isOpen: boolean
  /** Whether the kernel knows code points beyond ASCII. */
  isWide: boolean
}

const encoder = /* @__PURE__ */ new TextEncoder()
// The symbols 0..127 are ASCII, 128 stands for whatever the reference lacks, 129..255 are dealt out.
const absent = 128

function openStation(kernelBytes: string): Station | 'none' {
  const kernel = newWasmKernel(kernelBytes)
  if (kernel === undefined) return 'none'
  const { buffer } = kernel.memory
  return {
    kernel,
    pattern: new Uint8Array(buffer, kernelMap.pattern, kernelPatternBytes),
    text: new Uint8Array(buffer, kernelMap.text, kernelTextBytes),
    reference: undefined,
    count: 0,
    isOpen: false,
    isWide: false,
  }
}

function readReference(station: Station, reference: string): boolean {
  station.reference = undefined
  const { read, written } = encoder.encodeInto(reference, station.pattern)
  if (read !== reference.length) return false
  const isWide = written !== read
  let count = written
  if (isWide || station.isWide) count = station.kernel.narrow(kernelMap.pattern, written, 1)
  station.isWide = isWide
  if (count < 1 || count > kernelPatternLimit) return false
  station.reference = reference
  station.count = count
  station.isOpen = false
  return true
}
