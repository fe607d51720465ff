import { type Paint, plain } from './paint.ts'

/** What a check found: whether it holds, and the whole message for either reading of it. */
export interface Outcome {
  readonly ok: boolean
  /** Several lines: what was expected, what came, and the evidence. Written for `ok: false`; for `ok: true` it says what held. */
  readonly message: string
  /** The message with the colours of a test runner. */
  readonly painted: (paint: Paint) => string
  /** What a test runner shows as the difference; both or neither. */
  readonly actual?: unknown
  readonly expected?: unknown
}

/** Two values whose difference says what is wrong. */
export interface Difference {
  readonly actual: unknown
  readonly expected: unknown
}

/** Makes an outcome; its message is written when it is read, so that a check that holds pays for none. */
export function outcome(ok: boolean, lines: (paint: Paint) => readonly string[], difference?: Difference): Outcome {
  const painted = (paint: Paint): string => lines(paint).join('\n')
  return {
    ok,
    get message() {
      return painted(plain)
    },
    painted,
    ...difference,
  }
}
