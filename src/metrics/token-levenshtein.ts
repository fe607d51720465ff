/* oxlint-disable typescript/no-non-null-assertion -- places stay below the lengths of the runs */
import type { ReferenceRun, TokenRun } from './token-run.ts'

/**
 * The least number of tokens to insert, delete or replace to turn one run into the other: Myers' bit-parallel algorithm
 * in Hyyrö's form for strips of 32 reference tokens. Memory is linear in both runs.
 */
export function tokenLevenshtein(candidate: TokenRun, reference: ReferenceRun): number {
  if (reference.length === 0) return candidate.length
  const masks = new Int32Array(reference.distinct + 1)
  // How the distance changes from one candidate token to the next along the lower edge of a strip; above the first: +1.
  const steps = new Int8Array(candidate.length).fill(1)
  for (let start = 0; start < reference.length; start += 32) {
    const end = Math.min(reference.length, start + 32)
    for (let i = start; i < end; i++) masks[reference.ids[i]! + 1]! |= 1 << (i - start)
    advance(candidate, masks, steps, end - start)
    for (let i = start; i < end; i++) masks[reference.ids[i]! + 1] = 0
  }
  return steps.reduce((distance, step) => distance + step, reference.length)
}

/** Moves `steps` from the upper to the lower edge of a strip. */
function advance(candidate: TokenRun, masks: Int32Array, steps: Int8Array, height: number): void {
  const { ids, length } = candidate
  // Vertical differences of +1 and of -1.
  let up = -1
  let down = 0
  for (let i = 0; i < length; i++) {
    const step = steps[i]!
    const equal = masks[ids[i]! + 1]!
    const vertical = equal | down
    const matched = step < 0 ? equal | 1 : equal
    const diagonal = (((matched & up) + up) ^ up) | matched
    let right = down | ~(diagonal | up)
    let left = up & diagonal
    steps[i] = ((right >>> (height - 1)) & 1) - ((left >>> (height - 1)) & 1)
    right = (right << 1) | (step > 0 ? 1 : 0)
    left = (left << 1) | (step < 0 ? 1 : 0)
    up = left | ~(vertical | right)
    down = right & vertical
  }
}
