import { defineGrader, type Grader, type Spec, type SpecInput } from '../../core/grader.ts'
import { portOptions, type PythonRunner } from '../../core/ports.ts'
import type { SampleInput } from '../../core/sample.ts'
import { checkSource } from './check-source.ts'
import { readReply } from './read-reply.ts'
import { withNotes } from './with-notes.ts'
import { sampleArgument } from './sample-argument.ts'

/** The wire JSON of a Python grader. */
export interface PythonSpec extends Spec {
  readonly type: 'python'
  /** A whole module that defines `grade(sample, item)` and is under 256 kB. */
  readonly source: string
  /** The sandbox image of a hosted service. */
  readonly image_tag?: string | null
}

/** Calls a Python function. Spec: section 1.5. */
export const pythonKind = /* @__PURE__ */ defineGrader<PythonSpec>({
  type: 'python',
  summary: 'Calls grade(sample, item) of a Python module; the number it returns is the score.',
  needs: () => ['python'],
  check: (spec) => checkSource(spec.source),
  range: () => ({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }),
  compile(spec, { ports }) {
    const runner = ports.python as PythonRunner // compile() gives every port that needs() names
    const imageTag = typeof spec.image_tag === 'string' ? { imageTag: spec.image_tag } : {}
    return async (scope) => {
      const sample = sampleArgument(scope.sample)
      const reply = await runner.run({ source: spec.source, sample, item: scope.item, ...imageTag }, portOptions(scope))
      scope.signal?.throwIfAborted()
      return withNotes(readReply(reply), reply)
    }
  },
})

/**
 * Builds a Python grader: the port "python" calls `grade(sample, item)` of the module `source`; the number it returns is
 * the score, of any size. An exception, or anything but a finite number, gives the failure `python_grader_runtime`; a
 * sandbox that breaks or takes too long `python_grader_server`. Spec: section 1.5.
 */
export function python(spec: SpecInput<PythonSpec>): Grader<object, SampleInput, 'async'> {
  return { kind: pythonKind, spec: { ...spec, type: 'python' } }
}
