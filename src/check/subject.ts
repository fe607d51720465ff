import type { Grader, GradeMode } from '../core/grader.ts'
import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { GraderkitError } from '../core/errors.ts'
import { compile, type GradeFn } from '../graders/compile.ts'
import type { Eventual } from './outcome.ts'

/** What is checked: a grader, or the function that `compile` made of it with its ports. */
export type Subject = Grader<never, never, GradeMode> | GradeFn<never, never>

/** An answer with the row it answers. */
export interface Example {
  readonly sample: SampleInput
  readonly item: object
}

/** A subject ready to grade, with a name for messages. */
export interface Graded {
  readonly name: string
  readonly formula?: string
  grade(example: Example): Eventual<GradeResult>
}

const compiled = new WeakMap<object, Graded>()

/** Compiles a grader once, however often it is checked. Throws what `compile` throws, and for anything that is no grader. */
export function graded(subject: unknown): Graded {
  if ((typeof subject !== 'object' && typeof subject !== 'function') || subject === null) throw notAGrader(subject)
  const known = compiled.get(subject)
  if (known !== undefined) return known
  const fresh = prepare(subject)
  compiled.set(subject, fresh)
  return fresh
}

function prepare(subject: object): Graded {
  if (typeof subject === 'function') {
    const grade = subject as GradeFn // a compiled grader is the only function that a check takes
    return { name: 'grader', grade: ({ sample, item }) => grade(sample, item) }
  }
  if (!isGrader(subject)) throw notAGrader(subject)
  const grade = compile(subject)
  const formula = 'calculate_output' in subject.spec ? String(subject.spec.calculate_output) : undefined
  return {
    name: subject.spec.name ?? subject.spec.type,
    ...(formula === undefined ? {} : { formula }),
    grade: ({ sample, item }) => grade(sample, item),
  }
}

function isGrader(value: object): value is Grader<object, SampleInput> {
  return 'kind' in value && 'spec' in value && typeof value.kind === 'object'
}

function notAGrader(value: unknown): GraderkitError {
  return new GraderkitError(
    'not_a_grader',
    `A check takes a grader or a compiled grader, not ${value === null ? 'null' : typeof value}.`,
  )
}
