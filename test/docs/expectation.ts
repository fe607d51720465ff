import { isDeepStrictEqual } from 'node:util'

/** Stands for what a snippet leaves out with `…`: further keys of an object, further entries of a list. */
const more = Symbol('more')

/** What `…` becomes inside an expected value, as `{ ok: true, ...rest }` or `[1, ...rest]`. */
class Rest {
  readonly [more] = true;
  *[Symbol.iterator](): Generator<symbol> {
    yield more
  }
}

/** The one rest. */
export const rest = new Rest()

/** The source of an expected value with `…` spelled out. */
export function withRest(source: string): string {
  return source.replaceAll(/(?<=[{[,]\s*)…(?=\s*[}\]])/gu, '...rest')
}

/** Half of the last digit that `≈` shows. */
const nearly = 0.0005

/** Whether a value is the expected one; `isNear` compares numbers to three digits. */
export function fits(actual: unknown, expected: unknown, isNear: boolean): boolean {
  if (typeof expected === 'number' && typeof actual === 'number' && isNear)
    return Math.abs(actual - expected) <= nearly + 1e-12
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) return false
    const isOpen = expected.at(-1) === more
    const wanted: unknown[] = isOpen ? expected.slice(0, -1) : expected
    const isLong = isOpen ? actual.length >= wanted.length : actual.length === wanted.length
    return isLong && wanted.every((value, index) => fits(actual[index], value, isNear))
  }
  if (!isPlain(expected) || !isPlain(actual)) return isDeepStrictEqual(actual, expected)
  const wanted = Object.keys(expected)
  const present = Object.keys(actual).filter((key) => actual[key] !== undefined)
  const isWhole = Object.hasOwn(expected, more) || present.every((key) => wanted.includes(key))
  return isWhole && wanted.every((key) => fits(actual[key], expected[key], isNear))
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
