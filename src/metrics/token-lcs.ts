/* oxlint-disable typescript/no-non-null-assertion -- tokens are read within the runs */
import { kernelTokenLcs } from './token-kernel/kernel-token-lcs.ts'
import { tokenKernel } from './token-kernel/token-kernel.ts'
import { shortTokenLcs, shortTokenLcsLimit } from './token-lcs-short.ts'
import { stripTokenLcs } from './token-lcs-strips.ts'
import type { ReferenceRun, TokenRun } from './token-run.ts'

/**
 * The length of the longest common subsequence of two token runs, by Hyyrö's bit-parallel recurrence: about one step of
 * a few machine instructions for 31 cells of the textbook table. Memory is linear in both runs.
 */
export function tokenLcs(candidate: TokenRun, reference: ReferenceRun): number {
  const pattern = reference.ids
  const text = candidate.ids
  let start = 0
  let end = reference.length
  let textEnd = candidate.length
  while (start < end && start < textEnd && pattern[start] === text[start]) start++
  while (end > start && textEnd > start && pattern[end - 1] === text[textEnd - 1]) {
    end--
    textEnd--
  }
  const trimmed = start + reference.length - end
  if (start === end || start === textEnd) return trimmed
  const middle = { pattern, text, start, end, textEnd, distinct: reference.distinct }
  if (end - start <= shortTokenLcsLimit) return trimmed + shortTokenLcs(middle)
  const kernel = tokenKernel()
  return trimmed + (kernel === undefined ? stripTokenLcs(middle) : kernelTokenLcs(kernel, middle))
}
