import type { GradedFiles } from '../grade-files.ts'
import type { Io } from '../io.ts'
import type { PickOptions, PreviewPick } from '../preview-pick.ts'
import type { BlockResult } from './block-task.ts'
import type { GradeInWorkers } from './grade-in-workers.ts'

/** Grades and picks in other threads; what they pick is merged into `pick`. */
export async function pickInWorkers(
  work: Omit<GradeInWorkers, 'output' | 'take' | 'shard'>,
  pick: PreviewPick,
  { limit, failures, sort, prompts }: PickOptions,
  io: Io,
): Promise<GradedFiles> {
  const options = {
    limit,
    prompts,
    ...(failures === undefined ? {} : { failures }),
    ...(sort === undefined ? {} : { sort }),
  }
  const { gradeInWorkers } = await import('./grade-in-workers.ts')
  const take = ({ picked }: BlockResult): void => {
    if (picked !== undefined) pick.merge(picked)
  }
  return gradeInWorkers({ ...work, shard: undefined, output: { kind: 'preview', options }, take }, io)
}
