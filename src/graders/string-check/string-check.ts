import { defineGrader, type Grader, type Spec, type SpecInput } from '../../core/grader.ts'
import type { Issue } from '../../core/issue.ts'
import { type GradeResult, scored } from '../../core/result.ts'
import { checkTemplates } from '../../template/check-templates.ts'
import { parseTemplate, references } from '../../template/parse-template.ts'
import type { Reads, SampleRead } from '../../template/reads.ts'
import { renderer } from '../../template/render.ts'
import type { TextsIn } from '../../template/texts-in.ts'

/** The wire JSON of a string check. */
export interface StringCheckSpec extends Spec {
  readonly type: 'string_check'
  readonly input: string
  readonly reference: string
  readonly operation: StringCheckOperation
}

/** Equal, not equal, contains, contains in any letter case. */
export type StringCheckOperation = 'eq' | 'ne' | 'like' | 'ilike'

/** The operations of the dialect. */
export const stringCheckOperations: readonly StringCheckOperation[] = ['eq', 'ne', 'like', 'ilike']

/** Compares two strings and gives 1 or 0. Spec: section 1.1. */
export const stringCheckKind = /* @__PURE__ */ defineGrader<StringCheckSpec>({
  type: 'string_check',
  summary: 'Compares two strings and gives 1 or 0.',
  check: (spec) => [...checkTemplates(spec, ['input', 'reference']), ...swappedOperands(spec)],
  range: () => ({ low: 0, high: 1 }),
  compile(spec) {
    const input = renderer(parseTemplate(spec.input).template)
    const reference = renderer(parseTemplate(spec.reference).template)
    const holds = operations[spec.operation]
    return (scope): GradeResult => {
      const left = input(scope)
      if (typeof left !== 'string') return left
      const right = reference(scope)
      if (typeof right !== 'string') return right
      return scored(holds(left, right) ? 1 : 0, { input: left, reference: right, operation: spec.operation })
    }
  },
})

/**
 * Builds a string check: 1 when `input` and `reference`, both templates, stand in the relation `operation`, else 0.
 * `like` and `ilike` look for `reference` inside `input`. A missing variable gives the failure `invalid_variable`.
 */
export function stringCheck<const Given extends SpecInput<StringCheckSpec>>(
  spec: Given,
): Grader<
  Reads<TextsIn<Given, 'input' | 'reference'>, 'item'>,
  SampleRead<TextsIn<Given, 'input' | 'reference'>>,
  'sync'
> {
  return { kind: stringCheckKind, spec: { ...spec, type: 'string_check' } }
}

/** `%` and `_` are plain text, an empty needle is in every text, and case is folded by lower-casing both. Assumption U4. */
const operations: Readonly<Record<StringCheckOperation, (input: string, reference: string) => boolean>> = {
  eq: (input, reference) => input === reference,
  ne: (input, reference) => input !== reference,
  like: (input, reference) => input.includes(reference),
  ilike: (input, reference) => input.toLowerCase().includes(reference.toLowerCase()),
}

/** `like` asks whether the input contains the reference: the model's answer belongs in `input`. */
function swappedOperands(spec: StringCheckSpec): Issue[] {
  if (spec.operation !== 'like' && spec.operation !== 'ilike') return []
  const reads = (text: string): boolean =>
    references(parseTemplate(text).template).some(({ namespace }) => namespace === 'sample')
  if (reads(spec.input) || !reads(spec.reference)) return []
  return [
    {
      code: 'swapped_operands',
      severity: 'warning',
      path: ['input'],
      message: `"${spec.operation}" asks whether input contains reference, and here the model's answer is the reference.`,
      hint: 'Put the sample template into input and the text to look for into reference.',
    },
  ]
}
