import { stretch, type WasmBlocks } from './edit-algorithm.ts'
import { kernelMap, kernelPatternLimit, kernelTextBytes, newWasmKernel, type WasmKernel } from './wasm-kernel.ts'

/** What `wasmBlocks` must know of the algorithm. */
export interface WasmSteps {
  /** A word of A before any text. */
  readonly start: bigint
  /** What lies above the top strip at each symbol. */
  readonly topCarry: number
  readonly total: (kernel: WasmKernel, length: number) => number
}

/** `Blocks` over a kernel of their own; `undefined` where there is no WebAssembly. */
export function wasmBlocks(kernelBytes: string, steps: WasmSteps): WasmBlocks | undefined {
  const kernel = newWasmKernel(kernelBytes)
  if (kernel === undefined) return undefined
  let { pattern, text, carry: carries } = views(kernel)
  let opened = 0
  const openStrip = (length: number, rows: number, absent: number) => {
    // A word more than there is: a kernel may read one behind the last.
    const size = kernelMap.table + rows * Math.ceil(length / 63) * 8 + 8
    const missing = size - kernel.memory.buffer.byteLength
    if (missing > 0) {
      kernel.memory.grow(Math.ceil(missing / 65536))
      ;({ pattern, text, carry: carries } = views(kernel))
    }
    kernel.open(length, rows, 2, absent)
    opened = length
  }
  return {
    kernel,
    strip: () => pattern,
    openStrip,
    symbols: () => text,
    capacity: kernelPatternLimit,
    open(strip, length, rows) {
      pattern.set(length === strip.length ? strip : strip.subarray(0, length))
      openStrip(length, rows, 0)
      kernel.start(0, steps.start)
    },
    reset: () => kernel.start(0, steps.start),
    run(ids, count, carry, at, top) {
      text.set(count === ids.length ? ids : ids.subarray(0, count))
      if (top) carries.fill(steps.topCarry, 0, count)
      else carries.set(carry.subarray(at, at + count))
      kernel.block(count)
      carry.set(carries.subarray(0, count), at)
    },
    total: () => steps.total(kernel, opened),
  }
}

function views({ memory }: WasmKernel) {
  return {
    pattern: new Uint16Array(memory.buffer, kernelMap.pattern, kernelPatternLimit),
    text: new Uint16Array(memory.buffer, kernelMap.text, kernelTextBytes / 2),
    carry: new Uint8Array(memory.buffer, kernelMap.carry, stretch),
  }
}
