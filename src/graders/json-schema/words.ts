import type { ErrorObject } from 'ajv'
import { formatName } from './loose-formats.ts'
import { shown } from './partial/value-types.ts'

/** What an ajv error says about a value, to follow the value's path: `is "12", not a number`. */
export function words(error: ErrorObject, value: unknown): string {
  const write = Object.hasOwn(sentences, error.keyword) ? sentences[error.keyword] : undefined
  return write?.(error.params, value, error) ?? `breaks the rule ${JSON.stringify(error.keyword)}`
}

// ajv declares the parameters of an error as any record; each line reads those that its keyword has.
type Write = (params: Readonly<Record<string, unknown>>, value: unknown, error: ErrorObject) => string

const sentences: Readonly<Record<string, Write>> = {
  'false schema': () => 'is not allowed',
  type: ({ type }, value) => `is ${shown(value)}, not of the type ${String(type).replaceAll(',', ' or ')}`,
  enum: ({ allowedValues }, value) => `is ${shown(value)}, not ${oneOf(allowedValues)}`,
  const: ({ allowedValue }, value) => `is ${shown(value)}, not ${wanted(allowedValue)}`,
  minLength: ({ limit }, value) => `is ${shown(value)}, shorter than ${counted(limit, 'character')}`,
  maxLength: ({ limit }, value) => `is ${shown(value)}, longer than ${counted(limit, 'character')}`,
  pattern: ({ pattern }, value) => `is ${shown(value)}, which does not match /${cut(String(pattern))}/`,
  format: ({ format }, value) => `is ${shown(value)}, which is not of the format "${formatName(String(format))}"`,
  minimum: ({ limit }, value) => `is ${shown(value)}, less than ${shown(limit)}`,
  maximum: ({ limit }, value) => `is ${shown(value)}, more than ${shown(limit)}`,
  exclusiveMinimum: ({ limit }, value) => `is ${shown(value)}, not more than ${shown(limit)}`,
  exclusiveMaximum: ({ limit }, value) => `is ${shown(value)}, not less than ${shown(limit)}`,
  multipleOf: ({ multipleOf }, value) => `is ${shown(value)}, not a multiple of ${shown(multipleOf)}`,
  minItems: ({ limit }, value) => `has ${counted(size(value), 'item')}, fewer than ${shown(limit)}`,
  maxItems: ({ limit }, value) => `has ${counted(size(value), 'item')}, more than ${shown(limit)}`,
  uniqueItems: ({ i, j }) => `has the same item at ${shown(j)} and ${shown(i)}`,
  minProperties: ({ limit }, value) => `has ${counted(size(value), 'key')}, fewer than ${shown(limit)}`,
  maxProperties: ({ limit }, value) => `has ${counted(size(value), 'key')}, more than ${shown(limit)}`,
  required: ({ missingProperty }) => `lacks the key ${shown(missingProperty)}`,
  dependentRequired: lacksPartner,
  dependencies: lacksPartner,
  additionalProperties: ({ additionalProperty }) => `has the key ${shown(additionalProperty)}, which is not allowed`,
}

function lacksPartner({ property, missingProperty }: Readonly<Record<string, unknown>>): string {
  return `has the key ${shown(property)} and lacks ${shown(missingProperty)}`
}

function oneOf(values: unknown): string {
  if (!Array.isArray(values)) return 'an allowed value'
  const [only, ...more] = values
  if (more.length === 0) return wanted(only)
  const rest = values.length > 8 ? ` and ${values.length - 8} more` : ''
  return `one of ${values.slice(0, 8).map(wanted).join(', ')}${rest}`
}

function wanted(value: unknown): string {
  return cut(JSON.stringify(value))
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function counted(count: unknown, noun: string): string {
  return `${shown(count)} ${noun}${count === 1 ? '' : 's'}`
}

function size(value: unknown): number {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0
}
