import { isJsonObject, type JsonObject, ownValue } from '../../../core/json.ts'
import { readPattern } from '../read-pattern.ts'
import type { Location } from '../locations.ts'
import { collection } from './collection.ts'
import { violation } from './report.ts'
import type { Plan, Slot } from './slot.ts'
import { childrenUnder, onlyChild, own } from './own-keywords.ts'

/** The slots of the keywords that speak about objects. */
export function objectSlots(location: Location, schema: JsonObject, plan: Plan): Slot[] {
  const required = new Set(names(ownValue(schema, 'required')))
  const properties = childrenUnder(location, 'properties')
  const described = new Set(properties.map(({ key }) => key))
  const patterns = childrenUnder(location, 'patternProperties').map(({ key, id }) => ({
    expression: readPattern(key),
    id,
  }))
  const isExtra = (key: string): boolean =>
    !described.has(key) && !patterns.some(({ expression }) => expression.test(key))
  const collections = patterns
    .filter(({ id }) => !plan.isAnything(id))
    .map(({ expression, id }) => ({ id, takes: (key: string) => expression.test(key) }))
  const extra = onlyChild(location, 'additionalProperties')
  if (extra !== undefined && !plan.isAnything(extra)) collections.push({ id: extra, takes: isExtra })
  const [entries] = collections
  // Where every entry is described alike, an entry that must be there and is not costs what a bad one costs.
  const isMap = properties.length === 0 && patterns.length === 0 && entries !== undefined && !plan.isNever(entries.id)
  const least = Number(ownValue(schema, 'minProperties') ?? 0)
  return [
    ...properties.map(({ key, id }) => propertySlot(key, { id, isRequired: required.has(key) }, plan)),
    ...[...required].filter((key) => !described.has(key)).map((key) => propertySlot(key, { isRequired: true }, plan)),
    ...collections.map(({ id, takes }) => entriesSlot(id, { takes, least: isMap ? least : 0 }, plan)),
    ...(isMap ? [] : own(schema, ['minProperties'])).map(plan.assertion),
    ...own(schema, ['maxProperties', 'dependentRequired']).map(plan.assertion),
    ...childrenUnder(location, 'propertyNames').map(({ id }) => nameSlot(id, plan)),
    ...dependencySlots(location, schema, plan),
  ]
}

function propertySlot(key: string, { id, isRequired }: { id?: number; isRequired: boolean }, plan: Plan): Slot {
  return {
    weight: id === undefined ? 1 : plan.weight(id),
    lose(value, at, report) {
      if (!isJsonObject(value)) return 0
      const member = ownValue(value, key)
      if (member !== undefined) return id === undefined ? 0 : plan.lose(id, member, { parent: at, key }, report)
      if (!isRequired) return 0
      violation(report, { parent: at, key }, () => 'is missing')
      return 1
    },
  }
}

function entriesSlot(
  id: number,
  { takes, least }: { readonly takes: (key: string) => boolean; readonly least: number },
  plan: Plan,
): Slot {
  const rules = { least, isNever: plan.isNever(id) }
  return {
    weight: plan.weight(id),
    lose(value, at, report) {
      if (!isJsonObject(value)) return 0
      let [count, lost] = [0, 0]
      for (const [key, entry] of Object.entries(value)) {
        if (!takes(key)) continue
        count++
        lost += plan.lose(id, entry, { parent: at, key }, report)
      }
      return collection({ count, lost }, rules, at, report)
    },
  }
}

function nameSlot(id: number, plan: Plan): Slot {
  return {
    weight: 1,
    lose(value, at, report) {
      const wrong = isJsonObject(value) ? Object.keys(value).filter((key) => !plan.holds(id, key)) : []
      for (const key of wrong) violation(report, { parent: at, key }, () => 'has a name that is not allowed')
      return wrong.length > 0 ? 1 : 0
    },
  }
}

/** `dependentSchemas`, and `dependencies`, which older drafts have for it and for `dependentRequired`. */
function dependencySlots(location: Location, schema: JsonObject, plan: Plan): Slot[] {
  const dependencies = ownValue(schema, 'dependencies')
  const needed = isJsonObject(dependencies)
    ? Object.entries(dependencies).filter(([, value]) => Array.isArray(value))
    : []
  return [
    ...[...childrenUnder(location, 'dependentSchemas'), ...childrenUnder(location, 'dependencies')].map(
      ({ key, id }): Slot => ({
        weight: 1,
        lose(value, at, report) {
          if (!isJsonObject(value) || !Object.hasOwn(value, key) || plan.holds(id, value)) return 0
          violation(report, at, () => `has the key ${JSON.stringify(key)}, and lacks what that asks for`)
          return 1
        },
      }),
    ),
    ...needed.map(([key, others]) => plan.assertion({ dependencies: { [key]: others } })),
  ]
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}
