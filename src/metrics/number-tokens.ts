import type { ReferenceRun, TokenRun } from './token-run.ts'

/** Numbers the tokens of one list and recognizes them in others. */
export interface TokenNumbers {
  /** The list itself: its tokens are 0, 1, … by first occurrence. */
  readonly run: ReferenceRun
  /** Another list in these numbers; a token that the first one lacks is -1. */
  readonly recognize: (tokens: readonly string[]) => TokenRun
}

/** Token lists as runs, for kernels that compare integers. */
export function numberTokens(tokens: readonly string[]): TokenNumbers {
  const numbers = new Map<string, number>()
  const ids = Int32Array.from(tokens, (token) => {
    const known = numbers.get(token)
    if (known !== undefined) return known
    numbers.set(token, numbers.size)
    return numbers.size - 1
  })
  return {
    run: { ids, length: ids.length, distinct: numbers.size },
    recognize(others) {
      const otherIds = Int32Array.from(others, (token) => numbers.get(token) ?? -1)
      return { ids: otherIds, length: otherIds.length }
    },
  }
}
