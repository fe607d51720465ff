import { isJsonObject, ownValue } from '../core/json.ts'
import type { GradeResult } from '../core/result.ts'
import { counted, countText } from '../report/numbers.ts'
import { safeText } from '../report/safe-text.ts'

/** What to tell of an answer whose model was not asked, by the code of the error. */
const reasons = new Map([
  ['cassette_miss', 'not in the cassette'],
  ['not_asked', 'not asked'],
])

/** Answers that are listed by their place. */
const mostShown = 3

/** Answers that have no score because no model was asked: a budget was used up, or a cassette has no reply. */
export class UnaskedLog {
  count = 0
  private readonly found = new Map<string, { count: number; readonly places: string[]; readonly message: string }>()

  /** Adds the results of a row's answers. */
  add(file: string, line: number, results: readonly GradeResult[]): void {
    for (let sample = 0; sample < results.length; sample++) {
      const result = results[sample]
      if (result === undefined || result.ok) continue
      const cause = causeOf(result)
      if (cause !== undefined) this.addOne(`${file}:${line} answer ${sample + 1}`, cause)
    }
  }

  /** What to tell at the end of a run: how many, where the first of them are, and why. */
  lines(): string[] {
    return [...this.found].flatMap(([code, { count, places, message }]) => {
      const more = count > places.length ? `, and ${countText(count - places.length)} more` : ''
      return [
        `${counted(count, 'answer')} ${reasons.get(code)}: ${safeText(places.join(', '), 300)}${more}.`,
        `  ${safeText(message, 600)}`,
      ]
    })
  }

  private addOne(place: string, { code, message }: Cause): void {
    this.count++
    const one = this.found.get(code)
    if (one === undefined) this.found.set(code, { count: 1, places: [place], message })
    else {
      one.count++
      if (one.places.length < mostShown) one.places.push(place)
    }
  }
}

interface Cause {
  readonly code: string
  readonly message: string
}

/** The first part of a result that failed because nothing was asked. */
function causeOf(result: GradeResult): Cause | undefined {
  if (result.ok) return undefined
  for (const part of Object.values(result.parts ?? {})) {
    const cause = causeOf(part)
    if (cause !== undefined) return cause
  }
  const { detail, message } = result.failure
  const code = isJsonObject(detail) ? ownValue(detail, 'error') : undefined
  return typeof code === 'string' && reasons.has(code) ? { code, message } : undefined
}
