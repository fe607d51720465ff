import { statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { AnyGrader } from '../../core/grader.ts'
import { neededPorts } from '../port-sources.ts'
import { UsageError } from '../usage-error.ts'

/** Fewer bytes are graded before threads have started. */
const worthThreads = 8 * 1024 * 1024

/**
 * How many threads to grade with: as many as asked for, else all cores when files are long enough. A grader that waits for a
 * model or for Python gains nothing by threads, and standard input is one of many filters at work: both get one.
 */
export function chooseJobs(asked: number | undefined, grader: AnyGrader, paths: readonly string[]): number {
  const waits = neededPorts(grader).size > 0
  if (asked !== undefined) {
    if (asked > 1 && waits)
      throw new UsageError(
        `--jobs is for graders that compute by themselves, and this one waits for its ${[...neededPorts(grader)].join(' and ')} port; --concurrency says how many rows wait at once.`,
      )
    return asked
  }
  if (waits || paths.includes('-')) return 1
  return totalSize(paths) < worthThreads ? 1 : availableParallelism()
}

function totalSize(paths: readonly string[]): number {
  return paths.reduce((total, path) => total + sizeOf(path), 0)
}

/** What cannot be looked at is told of where it is opened. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}
