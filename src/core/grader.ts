import type { Issue } from './issue.ts'
import type { Json, JsonObject } from './json.ts'
import type { PortName, Ports } from './ports.ts'
import type { GradeResult } from './result.ts'
import type { Sample, SampleInput } from './sample.ts'

/** The wire JSON of a grader, key for key, unknown keys kept. */
export interface Spec {
  readonly type: string
  readonly name?: string
}

/**
 * A grader: its kind, its wire JSON and, for a multi, its children. Plain data; `JSON.stringify(grader.spec)` is the OpenAI grader.
 * `Item` and `Input` say what it reads and `Mode` whether it answers at once; all three exist for the compiler only.
 */
export interface Grader<in Item = never, in Input = never, out Mode extends GradeMode = GradeMode> {
  readonly kind: GraderKind
  readonly spec: Spec
  readonly children?: Readonly<Record<string, Grader>>
  readonly '~reads'?: (item: Item, sample: Input) => void
  readonly '~mode'?: Mode
}

/** `sync` when nothing in the tree needs a port or returns a promise. */
export type GradeMode = 'sync' | 'async'

/** A grader from JSON: what it reads and whether it answers at once is known at run time only. */
export type AnyGrader = Grader<object, SampleInput>

/** Tells a built grader from JSON: a kind has functions, and JSON has none. */
export function isGrader(value: unknown): value is AnyGrader {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('spec' in value)) return false
  const { kind } = value
  return typeof kind === 'object' && kind !== null && 'compile' in kind && typeof kind.compile === 'function'
}

/** The lowest and highest score that can occur; infinite when there is no bound. */
export interface ScoreRange {
  readonly low: number
  readonly high: number
}

/** What is graded: one answer, and the row it answers. */
export interface Scope {
  readonly sample: Sample
  readonly item: JsonObject
  readonly signal?: AbortSignal
  /** Which grading of the same answer this is, from 0; absent for the first. */
  readonly repeat?: number
}

/** A compiled grader as its parent calls it. */
export type Evaluate = (scope: Scope) => GradeResult | Promise<GradeResult>

/** A child of a multi, as the check of its parent sees it. */
export interface Child {
  readonly key: string
  /** The wire `type`, as far as it can be told. */
  readonly type: string
  /** The scores it can give; without bounds when it has faults itself. */
  readonly range: ScoreRange
}

/** What a kind gets when it compiles a spec. */
export interface CompileContext {
  readonly ports: Ports
  /** The score that stands for an unscored child in a formula; without it the parent is unscored too. */
  readonly invalid?: number
  /** The children, compiled, in the order of their keys. */
  readonly children: readonly { readonly key: string; readonly evaluate: Evaluate }[]
}

/** A kind of grader: everything that shared code may ask of it. */
export interface GraderKind {
  readonly type: string
  /** One sentence for `--help` and the reference. */
  readonly summary: string
  /** The key of the spec that maps names to child graders. */
  readonly childrenKey?: string
  /** Whether it answers by promises without a port, as an async function does. */
  readonly isAsync?: boolean
  /** The ports that grading with this spec uses. */
  needs(spec: Spec): readonly PortName[]
  /** Faults that the shape of the JSON cannot show: in templates, formulas, schemas. Paths start at the spec. */
  check(spec: Spec, children: readonly Child[]): readonly Issue[]
  /** The scores that can come out, given those of the children. */
  range(spec: Spec, children: Readonly<Record<string, ScoreRange>>): ScoreRange
  /** How the scores of the children, in the order of their keys, give the score; absent when they do not decide it alone. */
  combine?(spec: Spec): (scores: readonly number[]) => number
  /** A function that grades; called only with a spec that `check` found no error in. */
  compile(spec: Spec, context: CompileContext): Evaluate
}

/** A kind written against its own spec type. */
export interface GraderKindDefinition<OwnSpec extends Spec> {
  readonly type: OwnSpec['type']
  readonly summary: string
  readonly childrenKey?: string
  readonly isAsync?: boolean
  needs?(spec: OwnSpec): readonly PortName[]
  check?(spec: OwnSpec, children: readonly Child[]): readonly Issue[]
  range(spec: OwnSpec, children: Readonly<Record<string, ScoreRange>>): ScoreRange
  readonly combine?: (spec: OwnSpec) => (scores: readonly number[]) => number
  compile(spec: OwnSpec, context: CompileContext): Evaluate
}

/**
 * Makes a kind. The one place where spec types are erased: a kind is called only with specs that its builder made or
 * that its registered shape accepted, so the spec it sees has its own type.
 */
export function defineGrader<OwnSpec extends Spec>(definition: GraderKindDefinition<OwnSpec>): GraderKind {
  const { combine } = definition
  const own = (spec: Spec): OwnSpec => spec as OwnSpec // made by its builder, or accepted by its shape
  return {
    type: definition.type,
    summary: definition.summary,
    ...(definition.childrenKey === undefined ? {} : { childrenKey: definition.childrenKey }),
    ...(definition.isAsync === undefined ? {} : { isAsync: definition.isAsync }),
    needs: (spec) => definition.needs?.(own(spec)) ?? [],
    check: (spec, children) => definition.check?.(own(spec), children) ?? [],
    range: (spec, children) => definition.range(own(spec), children),
    ...(combine === undefined ? {} : { combine: (spec) => combine(own(spec)) }),
    compile: (spec, context) => definition.compile(own(spec), context),
  }
}

/** What a builder takes: the wire keys without `type`, and any further keys, which are kept. */
export type SpecInput<OwnSpec extends Spec> = Omit<OwnSpec, 'type'> & {
  readonly [key: string]: Json | object | undefined
}
