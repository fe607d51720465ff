import { isJsonObject, type JsonObject } from './json.ts'

/** A brace that is no JSON costs a reading of what follows; so many readings of the whole text keep the time linear. */
const mostReadings = 10

/** The outermost JSON objects in a text, in order: the text itself, in code fences, or between words. */
export function jsonObjectsIn(text: string): readonly JsonObject[] {
  const objects: JsonObject[] = []
  let read = 0
  for (let start = text.indexOf('{'); start !== -1 && read < mostReadings * text.length; ) {
    const end = balancedEnd(text, start)
    const object = end === undefined ? undefined : parsedObject(text.slice(start, end))
    if (object !== undefined) objects.push(object)
    read += (end ?? text.length) - start
    start = text.indexOf('{', object === undefined || end === undefined ? start + 1 : end)
  }
  return objects
}

/** The end of the brace that opens at `start`, braces inside strings apart; `undefined` when it stays open. */
function balancedEnd(text: string, start: number): number | undefined {
  let depth = 0
  let inString = false
  for (let at = start; at < text.length; at++) {
    const sign = text[at]
    if (inString) {
      if (sign === '\\') at++
      else if (sign === '"') inString = false
    } else if (sign === '"') inString = true
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return at + 1
  }
  return undefined
}

function parsedObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isJsonObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
