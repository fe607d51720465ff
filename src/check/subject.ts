import { type AnyGrader, type Grader, type GradeMode, isGrader } from '../core/grader.ts'
import { typeName } from '../core/json.ts'
import type { GradeResult } from '../core/result.ts'
import type { SampleInput } from '../core/sample.ts'
import { compile, type GradeFn } from '../graders/compile.ts'
import type { Eventual } from './eventual.ts'
import { misuse } from './misuse.ts'
import type { Shown } from './result-tree.ts'

/** What is checked: a grader, or the function that `compile` made of it with its ports. */
export type Subject = Grader<never, never, GradeMode> | GradeFn<never, never, GradeMode>

/** An answer with the row it answers. */
export interface Example {
  readonly sample: SampleInput
  readonly item: object
}

/** A subject ready to grade, and how messages show it. */
export interface Graded {
  readonly shown: Shown
  grade(example: Example): Eventual<GradeResult>
}

const compiled = new WeakMap<object, Graded>()

/**
 * Compiles a grader once, however often it is checked. Throws what `compile` throws (`MissingPortError` for a judge without
 * its model: check the function that `compile` makes with it), and for anything that is no grader.
 */
export function graded(subject: unknown): Graded {
  if ((typeof subject !== 'object' && typeof subject !== 'function') || subject === null) throw notAGrader(subject)
  const known = compiled.get(subject)
  if (known !== undefined) return known
  const fresh = prepare(subject)
  compiled.set(subject, fresh)
  return fresh
}

function prepare(subject: object): Graded {
  const shown = isGrader(subject) ? shownOf(subject) : { name: 'grader' }
  const grade = gradeFn(subject)
  return {
    shown,
    grade: (example: unknown) => {
      if (!isExample(example)) throw misuse(`An example is { sample, item }, not ${typeName(example)}.`)
      return grade(example.sample, example.item)
    },
  }
}

function gradeFn(subject: object): GradeFn {
  if (typeof subject === 'function') return subject as GradeFn // a compiled grader is the only function that a check takes
  if (!isGrader(subject)) throw notAGrader(subject)
  return compile(subject)
}

function shownOf({ spec, children }: AnyGrader | Grader): Shown {
  const formula = 'calculate_output' in spec ? { formula: String(spec.calculate_output) } : {}
  const parts = Object.entries(children ?? {}).map(([key, child]) => [key, shownOf(child)] as const)
  return { name: spec.name ?? spec.type, ...formula, parts: new Map(parts) }
}

function isExample(value: unknown): value is Example {
  return typeof value === 'object' && value !== null && 'sample' in value && 'item' in value
}

function notAGrader(value: unknown) {
  return misuse(
    `A check takes a grader, or the function that compile makes of one, not ${typeName(value)}: write expect(grader), with what stringCheck, multi or parse gave.`,
  )
}
