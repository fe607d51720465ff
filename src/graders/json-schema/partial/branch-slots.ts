import { type Json, type JsonObject, ownValue } from '../../../core/json.ts'
import type { Location } from '../locations.ts'
import { childrenUnder, onlyChild } from './own-keywords.ts'
import { include, newReport, type Report, violation } from './report.ts'
import type { Plan, Slot } from './slot.ts'
import { shown } from './value-types.ts'

/** The slots of the keywords that join schemas about the value itself. */
export function branchSlots(location: Location, schema: JsonObject, plan: Plan): Slot[] {
  return [
    ...childrenUnder(location, 'allOf').map(
      ({ id }): Slot => ({ weight: plan.weight(id), lose: (value, at, report) => plan.lose(id, value, at, report) }),
    ),
    ...['anyOf', 'oneOf'].flatMap((keyword) => {
      const branches = childrenUnder(location, keyword).map(({ id }) => id)
      return branches.length === 0 ? [] : [choiceSlot(branches, { isExclusive: keyword === 'oneOf' }, plan)]
    }),
    ...childrenUnder(location, 'not').map(
      ({ id }): Slot => ({
        weight: 1,
        lose(value, at, report) {
          if (!plan.holds(id, value)) return 0
          violation(report, at, () => `is ${shown(value)}, which is just what "not" excludes`)
          return 1
        },
      }),
    ),
    ...(ownValue(schema, 'if') === undefined ? [] : conditionSlots(location, plan)),
  ]
}

/** The best branch counts, at the weight of the heaviest: so a schema that may also be null weighs what it weighs alone. */
function choiceSlot(branches: readonly number[], { isExclusive }: { isExclusive: boolean }, plan: Plan): Slot {
  return {
    weight: Math.max(...branches.map(plan.weight)),
    lose(value, at, report) {
      const tries = branches.map((id) => attempt(id, value, at, plan, report.limit))
      const best = tries.reduce((left, right) => (right.lost < left.lost ? right : left))
      if (best.lost === 0) {
        const fitting = tries.filter(({ lost }) => lost === 0).length
        if (!isExclusive || fitting === 1) return 0
        violation(report, at, () => `fits ${fitting} of the forms of which it must fit exactly one`)
        return 1
      }
      if (best.lost < 1 || tries.length === 1) include(report, best.report)
      else violation(report, at, () => `is ${shown(value)}, which fits none of the ${tries.length} allowed forms`)
      return best.lost
    },
  }
}

function attempt(
  id: number,
  value: Json,
  at: Parameters<Slot['lose']>[1],
  plan: Plan,
  limit: number,
): { readonly lost: number; readonly report: Report } {
  const report = newReport(limit)
  return { lost: plan.lose(id, value, at, report), report }
}

function conditionSlots(location: Location, plan: Plan): Slot[] {
  const [condition, then, otherwise] = ['if', 'then', 'else'].map((keyword) => onlyChild(location, keyword))
  if (condition === undefined) return []
  return [
    {
      weight: 1,
      lose(value, at, report) {
        const branch = plan.holds(condition, value) ? then : otherwise
        if (branch === undefined) return 0
        const { lost, report: inner } = attempt(branch, value, at, plan, report.limit)
        include(report, inner)
        return lost === 0 ? 0 : 1
      },
    },
  ]
}
