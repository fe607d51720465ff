import { GraderkitError, InvalidGraderError, MissingPortError, reasonOf } from '../core/errors.ts'
import type { Evaluate, Grader, GradeMode, Scope } from '../core/grader.ts'
import { isJsonObject } from '../core/json.ts'
import { portOptions, type Ports } from '../core/ports.ts'
import { type GradeResult, unscored } from '../core/result.ts'
import { readSample, type SampleInput } from '../core/sample.ts'
import { checkGrader } from './check-grader.ts'

/** Grades one answer against one row: at once for a `sync` grader, by a promise otherwise. */
export type GradeFn<Item = object, Input = SampleInput, Mode extends GradeMode = GradeMode> = <
  // As type parameters, they let a row or a sample that is written in place have more than the grader reads.
  Answer extends Input,
  Row extends Item,
>(
  sample: Answer,
  item: Row,
  options?: GradeOptions,
) => Mode extends 'sync'
  ? GradeResult
  : Mode extends 'async'
    ? Promise<GradeResult>
    : GradeResult | Promise<GradeResult>

/** What one call may carry. */
export interface GradeOptions {
  /** Aborting makes the call reject (or throw) with the signal's reason; nothing is scored. */
  readonly signal?: AbortSignal
  /** Which grading of the same answer this is, from 0, so that a cassette tells the replies of a model apart. */
  readonly repeat?: number
}

/** The ports that the grader needs, and what an unscored child counts as. */
export interface CompileOptions extends Ports {
  /** The score of an unscored child inside a formula, as hosted services have it with 0; without it the multi is unscored. */
  readonly invalid?: number
}

/**
 * Turns a grader into a function `(sample, item) => result`; templates, formulas and schemas are prepared once, here.
 * The function is synchronous when nothing in the tree needs a port or returns a promise, and the type says which.
 * Throws `InvalidGraderError` for a grader with faults and `MissingPortError` for a port that was not given; grading itself
 * never throws but for an abort: what cannot be graded is a result with `ok: false`.
 */
export function compile<Item, Input, Mode extends GradeMode>(
  grader: Grader<Item, Input, Mode>,
  options: CompileOptions = {},
): GradeFn<Item, Input, Mode> {
  const issues = checkGrader(grader)
  if (issues.some(({ severity }) => severity === 'error')) throw new InvalidGraderError(issues)
  const evaluate = compileTree(grader, options)
  const grade = (
    input: unknown,
    item: unknown = {},
    options: GradeOptions = {},
  ): GradeResult | Promise<GradeResult> => {
    const { signal, repeat } = options
    signal?.throwIfAborted()
    const sample = readSample(input)
    if (typeof sample === 'string') return unscored('sample_parse', sample)
    if (!isJsonObject(item))
      return unscored('other', 'The item is not an object with named values, as a dataset row is.')
    if (repeat !== undefined) return evaluate({ sample, item, ...portOptions(options) })
    return evaluate(signal === undefined ? { sample, item } : { sample, item, signal })
  }
  // What answers by promises does so from the start: a bad sample, too, is a promise, and an abort a rejection.
  const answers = waits(grader) ? async (...call: Parameters<typeof grade>) => grade(...call) : grade
  return answers as GradeFn<Item, Input, Mode> // Mode is what the builders say of the tree, which decides
}

function waits({ kind, spec, children }: Grader): boolean {
  return kind.isAsync === true || kind.needs(spec).length > 0 || Object.values(children ?? {}).some(waits)
}

function compileTree(grader: Grader, options: CompileOptions): Evaluate {
  for (const port of grader.kind.needs(grader.spec)) {
    if (options[port] === undefined) throw new MissingPortError(port, grader.kind.type)
  }
  const children = Object.entries(grader.children ?? {}).map(([key, child]) => ({
    key,
    evaluate: compileTree(child, options),
  }))
  const { invalid, ...ports } = options
  return guarded(
    grader,
    grader.kind.compile(grader.spec, { ports, children, ...(invalid === undefined ? {} : { invalid }) }),
  )
}

/** Whatever a grader throws on one sample is that sample's failure; an abort is the caller's own. */
function guarded(grader: Grader, evaluate: Evaluate): Evaluate {
  const failed = (scope: Scope, error: unknown): GradeResult => {
    scope.signal?.throwIfAborted()
    return unscored(
      'other',
      `The ${grader.kind.type} grader${grader.spec.name === undefined ? '' : ` "${grader.spec.name}"`} stopped: ${reason(error)}`,
      // The stable code lets a program tell "never asked" from "broke".
      error instanceof GraderkitError ? { error: error.code } : undefined,
    )
  }
  return (scope) => {
    try {
      const result = evaluate(scope)
      return 'then' in result ? result.catch((error: unknown) => failed(scope, error)) : result
    } catch (error) {
      return failed(scope, error)
    }
  }
}

function reason(error: unknown): string {
  if (error instanceof RangeError && /call stack/iu.test(error.message)) return 'the data is nested too deeply.'
  return reasonOf(error)
}
