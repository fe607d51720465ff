import { GraderkitError } from '../../core/errors.ts'
import type { Grader } from '../../core/grader.ts'
import type { CombinedGrader } from '../../graders/multi/combined-grader.ts'
import { type CombineOptions, combine } from './combine.ts'
import { numberText } from './number-text.ts'

/** Graders with their weights, by the names that they have in the formula. */
export type WeightedParts = Readonly<Record<string, readonly [weight: number, grader: Grader]>>

/**
 * The graders of weighted parts.
 * @example GradersOf<{ a: [0.7, Grader<object, string, 'sync'>] }> // { a: Grader<object, string, 'sync'> }
 */
type GradersOf<Parts extends WeightedParts> = { readonly [Key in keyof Parts]: Parts[Key][1] }

/**
 * Builds the weighted sum of graders: `weighted({ verdict: [0.7, a], wording: [0.3, b] })`. The weights are taken as they
 * are and need not add up to 1; a negative one takes away.
 */
export function weighted<const Parts extends WeightedParts>(
  parts: Parts,
  { name = 'weighted' }: CombineOptions = {},
): CombinedGrader<GradersOf<Parts>> {
  const entries = Object.entries(parts)
  if (entries.length === 0) throw new GraderkitError('invalid_combination', 'weighted needs at least one grader.')
  return combine(name, (write) =>
    entries.flatMap(([key, [weight, grader]], index) => {
      const sign = weight < 0 ? (index === 0 ? '0 - ' : ' - ') : index === 0 ? '' : ' + '
      return [`${sign}${numberText(Math.abs(weight), `The weight of ${key}`)} * `, ...write(grader, key)]
    }),
  )
}
