import { InputError } from '../../core/input-error.ts'
import { isJsonObject, type Json, ownValue, typeName } from '../../core/json.ts'
import { nearestName } from '../../core/nearest.ts'
import type { TokenUsage } from './token-usage.ts'

/** What models cost, in US dollars for a million tokens, as a file that the user keeps. */
export interface Prices {
  /** The day the prices were read, as 2026-11-22. */
  readonly asOf?: string
  readonly models: Readonly<Record<string, ModelPrice>>
}

/** US dollars for a million tokens. */
export interface ModelPrice {
  readonly input: number
  /** Input that the service has in its cache; as other input when absent. */
  readonly cached_input?: number
  /** Absent for embeddings. */
  readonly output?: number
}

/** Reads `{ "asOf", "models": { "<model>": { "input", "cached_input", "output" } } }`, or throws `InputError` that says where it is wrong. */
export function readPrices(text: string, path: string): Prices {
  let value: Json
  try {
    value = JSON.parse(text) as Json // JSON.parse gives JSON or throws
  } catch {
    throw new InputError(`${path} is not JSON. ${form}`)
  }
  const models = isJsonObject(value) ? ownValue(value, 'models') : undefined
  if (!isJsonObject(value) || !isJsonObject(models)) throw new InputError(`${path} has no "models". ${form}`)
  const asOf = ownValue(value, 'asOf')
  const checked = Object.entries(models).map(([model, price]) => [model, checkedPrice(price, model, path)] as const)
  return { ...(typeof asOf === 'string' ? { asOf } : {}), models: Object.fromEntries(checked) }
}

/** What tokens cost in US dollars; `undefined` for a model without a price, for an unknown price is not 0. */
export function costOf({ input, cachedInput, output }: TokenUsage, model: string, prices: Prices): number | undefined {
  const price = Object.hasOwn(prices.models, model) ? prices.models[model] : undefined
  if (price === undefined) return undefined
  const cached = price.cached_input ?? price.input
  return ((input - cachedInput) * price.input + cachedInput * cached + output * (price.output ?? 0)) / 1e6
}

/** What to tell of a model without a price. */
export function missingPrice(model: string, prices: Prices): string {
  const near = nearestName(model, Object.keys(prices.models))
  const like = near === undefined ? '' : `, as for "${near}"`
  return `the prices have none for the model "${model}", so it was not asked. Add {"input": …, "output": …} for it${like}.`
}

const form = 'Write {"models": {"<model>": {"input": 2.5, "output": 10}}}, in US dollars for a million tokens.'

function checkedPrice(price: Json, model: string, path: string): ModelPrice {
  if (!isJsonObject(price)) throw new InputError(`${path}: the price of "${model}" is ${typeName(price)}. ${form}`)
  for (const key of ['input', 'cached_input', 'output']) {
    const value = ownValue(price, key)
    if (value === undefined ? key === 'input' : !(typeof value === 'number' && value >= 0))
      throw new InputError(
        `${path}: "${key}" of "${model}" must be a number of at least 0, not ${typeName(value)}. ${form}`,
      )
  }
  // Its three numbers were checked just now.
  return price as unknown as ModelPrice
}
