import type { Json, JsonObject } from '../../core/json.ts'
import type { Sample } from '../../core/sample.ts'

/**
 * The `sample` that `grade` gets: the fields that are there, and no key for the others. Every idiom of the published
 * graders (`get` with and without a default) bears a missing key, and not every one bears `None`. Assumption U17.
 */
export function sampleArgument(sample: Sample): JsonObject {
  const present = Object.entries(sample).filter((entry): entry is [string, Json] => entry[1] !== undefined)
  return Object.fromEntries(present)
}
