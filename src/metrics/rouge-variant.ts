import { describeRouge, type RougeDescription, type RougeUnit } from './describe-rouge.ts'
import type { Compare, Metric } from './metric.ts'
import type { RougeDefinition } from './rouge.ts'
import { countSubsequence } from './rouge-l.ts'
import { countGrams } from './rouge-n.ts'

/** What a variant of ROUGE has in common for all six units. */
export interface RougeVariant
  extends Pick<RougeDefinition, 'reader' | 'measure'>,
    Pick<RougeDescription, 'result' | 'stemmed'> {
  /** The name under which a grader asks for it. */
  readonly variant: string
  /** What its functions' names add to `rouge1`. */
  readonly suffix: string
}

/** A variant's definition for one unit. */
export function defineRouge(unit: RougeUnit, { reader, measure }: RougeVariant): RougeDefinition {
  return { reader, count: unit === 'l' ? countSubsequence : countGrams(unit), measure }
}

/** A variant's descriptors, for its functions in the order of ROUGE-1 to ROUGE-5 and ROUGE-L. */
export function describeRougeVariant(style: RougeVariant, functions: readonly Compare[]): Metric[] {
  const { variant, suffix, stemmed, result } = style
  return functions.map((compare, index) => {
    const unit = units[index] ?? 'l'
    const name = `rouge${unit === 'l' ? 'L' : unit}${suffix}`
    return describeRouge({ unit, variant, stemmed, result, name, compare, definition: defineRouge(unit, style) })
  })
}

const units = [1, 2, 3, 4, 5, 'l'] as const
