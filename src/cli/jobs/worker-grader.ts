import { isModule } from '../../adapters/load-grader.ts'
import type { AnyGrader } from '../../core/grader.ts'
import type { GraderChoice } from '../open-grader.ts'
import type { WorkerGrader } from './block-task.ts'

/** How a thread builds a grader again: a module is loaded once more, and JSON is handed over as it was read. */
export function workerGrader(path: string, grader: AnyGrader, choice: GraderChoice): WorkerGrader {
  if (!isModule(path)) return { kind: 'spec', spec: JSON.stringify(grader.spec) }
  return {
    kind: 'module',
    path,
    choice: {
      ...(choice.export === undefined ? {} : { export: choice.export }),
      ...(choice.criterion === undefined ? {} : { criterion: choice.criterion }),
    },
  }
}
