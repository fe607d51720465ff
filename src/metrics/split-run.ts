import type { ReferenceRun, TokenRun } from './token-run.ts'

/** The stretches of a run that are its sentences, in the same numbers and the same memory. */
export function splitRun<Run extends TokenRun | ReferenceRun>(
  run: Run,
  sentences: readonly (readonly string[])[],
): Run[] {
  let end = 0
  return sentences.map(({ length }) => {
    end += length
    return { ...run, ids: run.ids.subarray(end - length, end), length }
  })
}
