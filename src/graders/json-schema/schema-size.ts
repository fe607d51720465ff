/** The most values, and the most levels, that a schema may have. */
const mostValues = 100_000
const deepest = 300

/** What makes a schema too large to be compiled, in a sentence. A cycle counts as depth without end. Takes no call stack. */
export function tooLarge(schema: unknown): string | undefined {
  let level: unknown[] = [schema]
  let values = 0
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return `The schema is nested more than ${deepest} levels deep.`
    const below: unknown[] = []
    for (const value of level) {
      values++
      if (typeof value !== 'object' || value === null) continue
      const members = Array.isArray(value) ? value : Object.values(value)
      if (values + below.length + members.length > mostValues) return `The schema holds more than ${mostValues} values.`
      for (const member of members) below.push(member)
    }
    level = below
  }
  return undefined
}
