import {
  type Child,
  type CompileContext,
  defineGrader,
  type Evaluate,
  type Grader,
  type Spec,
} from '../../core/grader.ts'
import { type Issue, issuesAt } from '../../core/issue.ts'
import type { JsonObject } from '../../core/json.ts'
import { type GradeResult, type Parts, type Scored, unscored } from '../../core/result.ts'
import { checkKeys } from '../../formula/check-names.ts'
import type { CheckedFormula } from '../../formula/checked-formula.ts'
import { compileFormula, type Formula } from '../../formula/compile-formula.ts'
import { formulaRange } from '../../formula/formula-range.ts'
import { parseFormula } from '../../formula/parse-formula.ts'
import { usedNames } from '../../formula/used-names.ts'
import type { CombinedGrader, NamedGraders } from './combined-grader.ts'

/** The wire JSON of a multi. */
export interface MultiSpec extends Spec {
  readonly type: 'multi'
  readonly graders: Readonly<Record<string, Spec>>
  readonly calculate_output: string
}

/** Combines the scores of several graders by a formula. Spec: section 1.6. */
export const multiKind = /* @__PURE__ */ defineGrader<MultiSpec>({
  type: 'multi',
  summary: 'Combines the scores of several graders by a formula.',
  childrenKey: 'graders',
  check: (spec, children) => [
    ...issuesAt(['graders'], checkKeys(children.map(({ key }) => key))),
    ...nested(children),
    ...checkFormula(spec, children),
  ],
  range(spec, children) {
    const names = Object.keys(spec.graders)
    const { expression } = parseFormula(spec.calculate_output, names)
    const ranges = names.map(
      (name) => children[name] ?? { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY },
    )
    return expression === undefined ? { low: Number.NaN, high: Number.NaN } : formulaRange(expression, ranges).range
  },
  combine: (spec) => formulaOf(spec),
  compile: (spec, context) => evaluator(formulaOf(spec), spec.calculate_output, context),
})

function formulaOf(spec: MultiSpec): Formula {
  const { expression } = parseFormula(spec.calculate_output, Object.keys(spec.graders))
  if (expression === undefined) throw new TypeError('compile() checks the formula before it compiles a multi') // unreachable through compile()
  return compileFormula(expression)
}

/** The graders of a multi, by the names that its formula uses. */
export type MultiChildren = NamedGraders

/**
 * Builds a multi: `calculate_output` over the scores of `graders` by their keys, with + - * / ^ ( ) and
 * min max abs floor ceil exp sqrt log. The score is not clamped. When a child has no score the multi has none either
 * and keeps all parts; a formula that gives no finite number is the failure `other`.
 */
export function multi<const Children extends MultiChildren, const Formula extends string>(
  spec: {
    readonly name?: string
    readonly graders: Children
    readonly calculate_output: CheckedFormula<Formula, keyof Children & string>
  } & { readonly [key: string]: unknown },
): CombinedGrader<Children> {
  const graders = Object.fromEntries(Object.entries(spec.graders).map(([key, child]) => [key, child.spec]))
  const kept = { type: 'multi', ...spec, graders } as Spec // the spread keeps keys we do not know
  const combined: Grader<never, never> = { kind: multiKind, spec: kept, children: spec.graders }
  return combined as CombinedGrader<Children> // what it reads, its children say
}

function nested(children: readonly Child[]): Issue[] {
  return children
    .filter(({ type }) => type === multiKind.type)
    .map(({ key }) => ({
      code: 'nested_multi',
      severity: 'warning',
      path: ['graders', key],
      message: `"${key}" is a multi inside a multi: it works here, and hosted graders refuse it.`,
      hint: 'Put its graders into this one and its formula in parentheses.',
    }))
}

function checkFormula(spec: MultiSpec, children: readonly Child[]): Issue[] {
  const names = children.map(({ key }) => key)
  const { expression, issues } = parseFormula(spec.calculate_output, names)
  const found = issuesAt(['calculate_output'], issues)
  if (expression === undefined) return found
  const ranges = children.map(({ range }) => range)
  found.push(...issuesAt(['calculate_output'], formulaRange(expression, ranges).issues))
  const used = usedNames(expression)
  for (const name of names) {
    if (used.has(name)) continue
    found.push({
      code: 'unused_grader',
      severity: 'warning',
      path: ['graders', name],
      message: `calculate_output does not use "${name}", so it costs time and changes nothing.`,
      hint: 'Use it in the formula or remove it.',
    })
  }
  return found
}

function evaluator(formula: Formula, source: string, { children, invalid }: CompileContext): Evaluate {
  const keys = children.map(({ key }) => key)
  const evaluators = children.map(({ evaluate }) => evaluate)
  return (scope) => {
    const results: (GradeResult | Promise<GradeResult>)[] = []
    let waits = false
    for (const evaluate of evaluators) {
      const result = evaluate(scope)
      if ('then' in result) waits = true
      results.push(result)
    }
    if (waits) return Promise.all(results).then((all) => combine(all))
    return combine(results as GradeResult[]) // none of them is a promise
  }

  function combine(results: readonly GradeResult[]): GradeResult {
    const parts: Record<string, GradeResult> = {}
    const scores: number[] = []
    let failed: { readonly key: string; readonly result: Exclude<GradeResult, Scored> } | undefined
    for (let index = 0; index < results.length; index++) {
      const key = keys[index] ?? ''
      const result = results[index]
      if (result === undefined) continue
      parts[key] = result
      if (result.ok) scores.push(result.score)
      else if (invalid !== undefined) scores.push(invalid)
      else failed ??= { key, result }
    }
    if (failed !== undefined)
      return unscored(failed.result.failure.code, `${failed.key}: ${failed.result.failure.message}`, undefined, parts)
    const score = formula(scores)
    return Number.isFinite(score) ? { ok: true, score, parts } : notFinite(score, source, keys, scores, parts)
  }
}

function notFinite(
  score: number,
  source: string,
  keys: readonly string[],
  scores: readonly number[],
  parts: Parts,
): GradeResult {
  const values: JsonObject = Object.fromEntries(keys.map((key, index) => [key, scores[index] ?? null]))
  const listed = keys.map((key, index) => `${key} = ${scores[index]}`).join(', ')
  return unscored(
    'other',
    `calculate_output "${source}" gives ${score} for ${listed}.`,
    { formula: source, values },
    parts,
  )
}
