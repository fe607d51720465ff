import { type GradeResult, scored, unscored } from '../core/result.ts'

/** The value, or what stands in for it when it is nested too deeply to be written as JSON. */
export function writableJson(value: object, instead: () => object): object {
  try {
    JSON.stringify(value)
    return value
  } catch {
    return instead()
  }
}

/** A result without its evidence. */
export function bareResult(result: GradeResult): GradeResult {
  const parts =
    result.parts && Object.fromEntries(Object.entries(result.parts).map(([key, part]) => [key, bareResult(part)]))
  return result.ok
    ? scored(result.score, undefined, parts)
    : unscored(result.failure.code, result.failure.message, undefined, parts)
}
