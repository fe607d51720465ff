/* oxlint-disable typescript/no-non-null-assertion -- tokens are read within the runs */
import { kernelTokenLcs } from './token-kernel/kernel-token-lcs.ts'
import { tokenKernelMap, tokenKernelWord } from './token-kernel/token-kernel.ts'
import { shortTokenLcs, shortTokenLcsLimit } from './token-lcs-short.ts'
import { stripTokenLcs } from './token-lcs-strips.ts'
import type { ReferenceRun, TokenRun, TokenStretch } from './token-run.ts'

/**
 * The length of the longest common subsequence of two token runs, by Hyyrö's bit-parallel recurrence: about one step of
 * a few machine instructions for 31 or 63 cells of the textbook table. Memory is linear in both runs.
 */
export function tokenLcs(candidate: TokenRun, reference: ReferenceRun): number {
  const { place, length, distinct } = reference
  const textPlace = candidate.place
  // So few tokens are compared sooner than common ends are found.
  if (place !== undefined && textPlace !== undefined && length <= tokenKernelWord) {
    const { kernel, idsAt } = place
    return kernel.subsequence(idsAt, length, textPlace.idsAt, candidate.length, distinct, tokenKernelMap.scratch)
  }
  return trimmedTokenLcs(candidate, reference)
}

/** The same, of what lies between the common ends. Apart, so that the compiler can put the rest into its callers. */
function trimmedTokenLcs(candidate: TokenRun, reference: ReferenceRun): number {
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
  const { place, distinct } = reference
  if (place !== undefined && candidate.place !== undefined) {
    const at = place.idsAt + 4 * start
    const textAt = candidate.place.idsAt + 4 * start
    const { scratch } = tokenKernelMap
    return trimmed + place.kernel.subsequence(at, end - start, textAt, textEnd - start, distinct, scratch)
  }
  return trimmed + stretchLcs({ pattern, text, start, end, textEnd, distinct })
}

function stretchLcs(stretch: TokenStretch): number {
  if (stretch.end - stretch.start <= shortTokenLcsLimit) return shortTokenLcs(stretch)
  return kernelTokenLcs(stretch) ?? stripTokenLcs(stretch)
}
