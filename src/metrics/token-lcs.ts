/* oxlint-disable typescript/no-non-null-assertion -- tokens are read within the runs */
import { kernelTokenLcs } from './token-kernel/kernel-token-lcs.ts'
import { tokenKernelMap, tokenKernelWord } from './token-kernel/token-kernel.ts'
import { shortTokenLcs, shortTokenLcsLimit } from './token-lcs-short.ts'
import { stripTokenLcs } from './token-lcs-strips.ts'
import type { ReferenceRun, TokenRun } from './token-run.ts'

/**
 * The length of the longest common subsequence of two token runs, by Hyyrö's bit-parallel recurrence: about one step of
 * a few machine instructions for 31 cells of the textbook table. Memory is linear in both runs.
 */
export function tokenLcs(candidate: TokenRun, reference: ReferenceRun): number {
  const { place } = reference
  const textPlace = candidate.place
  const { scratch } = tokenKernelMap
  const { distinct } = reference
  // So few tokens are compared sooner than common ends are found.
  if (place !== undefined && textPlace !== undefined && reference.length <= tokenKernelWord) {
    return place.kernel.subsequence(place.idsAt, reference.length, textPlace.idsAt, candidate.length, distinct, scratch)
  }
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
  if (place !== undefined && textPlace !== undefined) {
    const at = place.idsAt + 4 * start
    const textAt = textPlace.idsAt + 4 * start
    return trimmed + place.kernel.subsequence(at, end - start, textAt, textEnd - start, distinct, scratch)
  }
  const middle = { pattern, text, start, end, textEnd, distinct }
  if (end - start <= shortTokenLcsLimit) return trimmed + shortTokenLcs(middle)
  return trimmed + (kernelTokenLcs(middle) ?? stripTokenLcs(middle))
}
