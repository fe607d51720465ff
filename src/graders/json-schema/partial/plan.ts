import { isJsonObject, type Json } from '../../../core/json.ts'
import { assertionKeywords, scalarKeywords } from '../keywords.ts'
import type { Location } from '../locations.ts'
import { strongComponents } from '../strong-components.ts'
import { arraySlots } from './array-slots.ts'
import { branchSlots } from './branch-slots.ts'
import { objectSlots } from './object-slots.ts'
import { pick } from './own-keywords.ts'
import { newReport, type Report, type Trail, violation } from './report.ts'
import type { Plan, Slot } from './slot.ts'
import { shown, type TypeSet, typeOf, typeWords } from './value-types.ts'
import { valueTypes } from './allowed-types.ts'
import type { Validators } from './validators.ts'

/** Beyond this, weights are no longer whole in a double. */
const heaviest = 1_000_000_000_000

interface Planned {
  readonly types: TypeSet
  readonly slots: readonly Slot[]
  readonly weight: number
}

/** The slots of every location, weighed from the leaves up; docs/reference/json-schema-partial.md is the definition. */
export function planOf(locations: readonly Location[], validators: Validators): Plan {
  const order = strongComponents(locations.length, locations.map(edges))
  const loop = new Int32Array(locations.length)
  for (const [index, component] of order.entries()) for (const id of component) loop[id] = index
  const isRecursive = (from: number, to: number): boolean => loop[from] === loop[to]
  const types = valueTypes(locations, isRecursive)
  const planned: (Planned | undefined)[] = locations.map(() => undefined)

  const planAt = (id: number): Planned => {
    const location = locations[id]
    const done = planned[id]
    if (done !== undefined || location === undefined) return done ?? { types: 0, slots: [], weight: 1 }
    const slots = slotsOf(location)
    const weight = slots.reduce((sum, slot) => sum + slot.weight, 0)
    const result = { types: types(id), slots, weight: slots.length === 0 ? 1 : Math.min(weight, heaviest) }
    planned[id] = result
    return result
  }
  const lose = (id: number, value: Json, at: Trail | undefined, report: Report): number => {
    const { types: allowed, slots, weight } = planAt(id)
    if ((allowed & typeOf(value)) === 0) {
      violation(report, at, () => `is ${shown(value)}, not ${typeWords(allowed)}`)
      return 1
    }
    let lost = 0
    for (const slot of slots) lost += slot.weight * slot.lose(value, at, report)
    return Math.min(1, lost / weight)
  }
  const plan: Plan = {
    weight: (id) => planAt(id).weight,
    lose,
    holds: (id, value) => lose(id, value, undefined, newReport(0)) === 0,
    isNever: (id) => locations[id]?.schema === false,
    isAnything: (id) => {
      const location = locations[id]
      return location !== undefined && isAnything(location)
    },
    assertion: validators.assertion,
  }
  const slotsOf = (location: Location): Slot[] => {
    const { schema, references, id } = location
    if (schema === true) return []
    if (schema === false) return [never]
    if (isLeaf(location)) {
      const assertions = pick(schema, assertionKeywords)
      return Object.keys(assertions).every((key) => key === 'type' || key === 'nullable')
        ? []
        : [plan.assertion(assertions)]
    }
    const scalars = pick(schema, scalarKeywords)
    return [
      ...(Object.keys(scalars).length === 0 ? [] : [plan.assertion(scalars)]),
      ...references.map(({ target }) =>
        target === undefined
          ? validators.whole(location)
          : { weight: isRecursive(id, target) ? 1 : plan.weight(target), lose: lose.bind(undefined, target) },
      ),
      ...objectSlots(location, schema, plan),
      ...arraySlots(location, schema, plan),
      ...branchSlots(location, schema, plan),
      ...validators.unevaluated(location),
    ]
  }
  // Components come with what they lead to first, so that a long chain of references is never gone down at once.
  for (const component of order) component.forEach(planAt)
  return plan
}

const never: Slot = {
  weight: 1,
  lose(_, at, report) {
    violation(report, at, () => 'is not allowed')
    return 1
  },
}

function edges({ children, references }: Location): number[] {
  return [
    ...children.filter(({ keyword }) => !isDefinition(keyword)).map(({ id }) => id),
    ...references.flatMap(({ target }) => (target === undefined ? [] : [target])),
  ]
}

/** Whether nothing below the location has a say. */
function isLeaf({ children, references }: Location): boolean {
  return references.length === 0 && children.every(({ keyword }) => isDefinition(keyword))
}

function isAnything(location: Location): boolean {
  const { schema } = location
  if (!isJsonObject(schema)) return schema
  return isLeaf(location) && Object.keys(pick(schema, assertionKeywords)).length === 0
}

function isDefinition(keyword: string): boolean {
  return keyword === '$defs' || keyword === 'definitions'
}
