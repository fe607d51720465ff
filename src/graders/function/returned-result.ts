import { isJsonObject, type Json } from '../../core/json.ts'
import { type FailureCode, failureCodes, type GradeResult, type Parts, scored, unscored } from '../../core/result.ts'

/** A result that a function gave, read field by field, since types do not hold at run time; `undefined` when it is none. */
export function returnedResult(value: unknown): GradeResult | undefined {
  if (!isJsonObject(value)) return undefined
  const parts = value['parts'] === undefined ? {} : returnedParts(value['parts'])
  if (parts === undefined) return undefined
  const given = value['parts'] === undefined ? undefined : parts
  if (value['ok'] === true) {
    const { score, detail } = value
    return typeof score === 'number' ? scored(score, detail, given) : undefined
  }
  const failure: Json | undefined = value['ok'] === false ? value['failure'] : undefined
  if (!isJsonObject(failure)) return undefined
  const { code, message, detail } = failure
  return isFailureCode(code) && typeof message === 'string' ? unscored(code, message, detail, given) : undefined
}

function returnedParts(value: unknown): Parts | undefined {
  if (!isJsonObject(value)) return undefined
  const parts = Object.entries(value).map(([key, part]) => [key, returnedResult(part)] as const)
  const read = parts.filter((entry): entry is readonly [string, GradeResult] => entry[1] !== undefined)
  return read.length === parts.length ? Object.fromEntries(read) : undefined
}

function isFailureCode(code: unknown): code is FailureCode {
  return failureCodes.some((known) => known === code)
}
