import { type JsonObject, ownValue } from '../../../core/json.ts'
import type { Location } from '../locations.ts'
import { collection } from './collection.ts'
import { childrenUnder, onlyChild, own } from './own-keywords.ts'
import { violation } from './report.ts'
import type { Plan, Slot } from './slot.ts'

/** The slots of the keywords that speak about arrays. */
export function arraySlots(location: Location, schema: JsonObject, plan: Plan): Slot[] {
  const first = [
    ...childrenUnder(location, 'prefixItems'),
    ...childrenUnder(location, 'items').filter(({ key }) => key !== ''),
  ]
  const hasTuple = Array.isArray(ownValue(schema, 'items'))
  const rest = onlyChild(location, hasTuple ? 'additionalItems' : 'items')
  const least = Number(ownValue(schema, 'minItems') ?? 0)
  const hasRest = rest !== undefined && !plan.isAnything(rest)
  // A missing item is counted once: at its own place, among the rest, or by minItems.
  const isLeastCounted = least <= first.length || (hasRest && !plan.isNever(rest))
  return [
    ...first.map(({ id }, index) => placeSlot(id, { index, isRequired: index < least }, plan)),
    ...(hasRest ? [restSlot(rest, { from: first.length, least: isLeastCounted ? least : 0 }, plan)] : []),
    ...own(schema, isLeastCounted ? ['maxItems', 'uniqueItems'] : ['minItems', 'maxItems', 'uniqueItems']).map(
      plan.assertion,
    ),
    ...childrenUnder(location, 'contains').map(({ id }) => containsSlot(id, schema, plan)),
  ]
}

function placeSlot(id: number, { index, isRequired }: { index: number; isRequired: boolean }, plan: Plan): Slot {
  return {
    weight: plan.weight(id),
    lose(value, at, report) {
      if (!Array.isArray(value)) return 0
      if (index < value.length) return plan.lose(id, value[index], { parent: at, key: index }, report)
      if (!isRequired) return 0
      violation(report, { parent: at, key: index }, () => 'is missing')
      return 1
    },
  }
}

function restSlot(id: number, { from, least }: { from: number; least: number }, plan: Plan): Slot {
  const rules = { least: Math.max(0, least - from), isNever: plan.isNever(id) }
  return {
    weight: plan.weight(id),
    lose(value, at, report) {
      if (!Array.isArray(value)) return 0
      let lost = 0
      for (let index = from; index < value.length; index++) {
        lost += plan.lose(id, value[index], { parent: at, key: index }, report)
      }
      return collection({ count: Math.max(0, value.length - from), lost }, rules, at, report)
    },
  }
}

function containsSlot(id: number, schema: JsonObject, plan: Plan): Slot {
  const least = Number(ownValue(schema, 'minContains') ?? 1)
  const most = Number(ownValue(schema, 'maxContains') ?? Number.POSITIVE_INFINITY)
  return {
    weight: 1,
    lose(value, at, report) {
      if (!Array.isArray(value)) return 0
      const fitting = value.filter((item) => plan.holds(id, item)).length
      if (fitting >= least && fitting <= most) return 0
      violation(report, at, () =>
        fitting < least
          ? `has ${fitting} items of a kind that it must have ${least} of`
          : `has ${fitting} items of a kind that it may have ${most} of`,
      )
      return 1
    },
  }
}
