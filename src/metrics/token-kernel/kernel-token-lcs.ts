import type { TokenStretch } from '../token-run.ts'
import { newTokenKernel, type TokenKernel, tokenKernelMap } from './token-kernel.ts'

/**
 * What `stripTokenLcs` gives, by the WebAssembly kernel: strips of four words of 63 bits. Memory is linear in both runs.
 * `undefined` where there is no kernel.
 */
export function kernelTokenLcs({ pattern, text, start, end, textEnd, distinct }: TokenStretch): number | undefined {
  // An instance of its own: its memory grows, and growing takes the arrays over it away.
  if (instance === 'none') instance = newTokenKernel()
  if (instance === undefined) return undefined
  const { memory, subsequence } = instance
  const length = end - start
  const textLength = textEnd - start
  const textAt = tokenKernelMap.end + 4 * length
  const scratch = textAt + 4 * textLength
  const missing = scratch + distinct + textLength + 1 - memory.buffer.byteLength
  if (missing > 0) memory.grow(Math.ceil(missing / 65_536))
  new Int32Array(memory.buffer, tokenKernelMap.end, length).set(pattern.subarray(start, end))
  new Int32Array(memory.buffer, textAt, textLength).set(text.subarray(start, textEnd))
  return subsequence(tokenKernelMap.end, length, textAt, textLength, distinct, scratch)
}

let instance: TokenKernel | undefined | 'none' = 'none'
