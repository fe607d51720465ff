import { type FailureCode, failureCodes, type GradeResult } from '../core/result.ts'
import type { Outcome, Summarizer } from './summarizer.ts'

/** What a summary needs of the results of many rows, as numbers that cost nothing to hand to another thread. */
export interface PackedResults {
  readonly numbers: Float64Array<ArrayBuffer>
  /** The keys of parts, in the order in which the numbers count them. */
  readonly keys: readonly string[]
}

/** Stands for "has a score" where a failure has its place among the codes. */
const isScored = -1

/** Packs the results of rows, one after the other. */
export class ResultPacker {
  private numbers = new Float64Array(4096)
  private length = 0
  private readonly keys = new Map<string, number>()

  /** As `Summarizer.add`. */
  add(results: readonly GradeResult[], expertScores?: readonly (number | null)[]): void {
    this.push(results.length)
    for (let index = 0; index < results.length; index++) {
      const result = results[index]
      if (result === undefined) continue
      this.pushOutcome(result)
      this.push(expertScores?.[index] ?? Number.NaN)
      this.pushParts(result)
    }
  }

  /** All that was added since the last time. */
  take(): PackedResults {
    const packed = { numbers: this.numbers.slice(0, this.length), keys: [...this.keys.keys()] }
    this.length = 0
    return packed
  }

  private pushOutcome(result: GradeResult): void {
    if (result.ok) {
      this.push(isScored)
      this.push(result.score)
    } else this.push(failureCodes.indexOf(result.failure.code))
  }

  private pushParts({ parts }: GradeResult): void {
    const at = this.length
    this.push(0)
    let count = 0
    for (const key in parts) {
      const part = parts[key]
      if (part === undefined) continue
      this.push(this.keyNumber(key))
      this.pushOutcome(part)
      count++
    }
    this.numbers[at] = count
  }

  private keyNumber(key: string): number {
    const known = this.keys.get(key)
    if (known !== undefined) return known
    this.keys.set(key, this.keys.size)
    return this.keys.size - 1
  }

  private push(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Float64Array(2 * this.length)
      larger.set(this.numbers)
      this.numbers = larger
    }
    this.numbers[this.length++] = value
  }
}

/** Adds packed results to a summary, just as if they had been added there one by one. */
export function addPacked({ numbers, keys }: PackedResults, summarizer: Summarizer): void {
  const hasPrototypeKey = keys.includes('__proto__')
  let at = 0
  const next = (): number => numbers[at++] ?? Number.NaN
  const outcome = (): Outcome => {
    const code = next()
    return code === isScored ? { ok: true, score: next() } : { ok: false, failure: { code: codeOf(code) } }
  }
  while (at < numbers.length) {
    const results: Outcome[] = []
    const experts: (number | null)[] = []
    for (let left = next(); left > 0; left--) {
      const result = outcome()
      const expert = next()
      experts.push(Number.isNaN(expert) ? null : expert)
      let partsLeft = next()
      if (partsLeft === 0) {
        results.push(result)
        continue
      }
      // Plain objects of one form are read fastest; a part that is called __proto__ costs its objects that form.
      const parts: Record<string, Outcome> = hasPrototypeKey ? Object.create(null) : {}
      for (; partsLeft > 0; partsLeft--) {
        const key = keys[next()] ?? ''
        parts[key] = outcome()
      }
      results.push({ ...result, parts })
    }
    summarizer.add(results, experts)
  }
}

function codeOf(index: number): FailureCode {
  return failureCodes[index] ?? 'other'
}
