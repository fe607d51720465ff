import { type Report, type Trail, violation } from './report.ts'

/** What is known of the entries of a list or map that are all described by one schema. */
export interface Entries {
  readonly count: number
  /** The sum of what each of them loses. */
  readonly lost: number
}

/**
 * What entries that are all described by one schema lose together: d / (1 + d), where d is the sum of what each loses,
 * an entry that must be there and is not losing 1. A failure costs the same whatever stands beside it, so that
 * padding cannot dilute it; each further failure costs more. Under `false` any entry loses all.
 */
export function collection(
  { count, lost }: Entries,
  { least, isNever }: { readonly least: number; readonly isNever: boolean },
  at: Trail | undefined,
  report: Report,
): number {
  if (lost > 0 && isNever) return 1
  const missing = Math.max(0, least - count)
  if (missing > 0) violation(report, at, () => `has ${count} of the ${least} that it must have`)
  const d = lost + missing
  return d / (1 + d)
}
