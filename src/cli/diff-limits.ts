import { type Command, InvalidArgumentError } from 'commander'
import type { GraderDiff } from '../core/grader-diff.ts'
import { counted, countText, percentText, signedText } from '../report/numbers.ts'

/** At most so many, or at most such a share of all. */
export type CountLimit = { readonly count: number } | { readonly share: number }

/** The limits of a diff, under the names of its options; what is not set has none. */
export interface DiffLimits {
  readonly maxShift?: number
  readonly maxMoved?: CountLimit
  readonly maxFlips?: CountLimit
  readonly maxSignFlips?: CountLimit
  readonly maxNewlyTied?: CountLimit
  readonly maxNewlyFailing?: CountLimit
}

/** A limit that is crossed. */
export interface Breach {
  /** The option that set it, without dashes; `unasked` for the one that always holds: that every answer is asked. */
  readonly limit: string
  /** What was found and what the limit allows, in one sentence. */
  readonly message: string
}

/** Adds the options that make a diff fail. */
export function addLimitOptions(parser: Command): Command {
  const count = 'a count, or a share such as 2%'
  return parser
    .option('--max-shift <score>', 'Fail when the mean shifts by more, up or down.', distance)
    .option('--max-moved <limit>', `Fail when more scores differ: ${count}.`, countLimit)
    .option('--max-flips <limit>', `Fail on more rank flips within prompts: ${count}.`, countLimit)
    .option('--max-sign-flips <limit>', `Fail on more sign flips of the advantage: ${count}.`, countLimit)
    .option('--max-newly-tied <limit>', `Fail when more prompts tie only now: ${count}.`, countLimit)
    .option('--max-newly-failing <limit>', `Fail when more answers lose their score: ${count}.`, countLimit)
}

/** Whether any limit is set. */
export function hasLimits({ maxShift, ...counts }: DiffLimits): boolean {
  const { maxMoved, maxFlips, maxSignFlips, maxNewlyTied, maxNewlyFailing } = counts
  return [maxShift, maxMoved, maxFlips, maxSignFlips, maxNewlyTied, maxNewlyFailing].some(
    (limit) => limit !== undefined,
  )
}

/** The limits that the diff crosses. */
export function breachesOf(diff: GraderDiff, limits: DiffLimits): Breach[] {
  const { shift, moved, rankFlips, advantageFlips, tied, before, newlyFailing } = diff
  const failing = Object.values(newlyFailing).reduce((sum, each) => sum + each, 0)
  return [
    ...shiftBreach(shift, limits.maxShift),
    ...countBreach('max-moved', 'scores differ', moved.up + moved.down, shift?.answers ?? 0, limits.maxMoved),
    ...countBreach('max-flips', 'pairs flipped', rankFlips.flipped, rankFlips.pairs, limits.maxFlips),
    ...countBreach(
      'max-sign-flips',
      'advantages flipped',
      advantageFlips.flipped,
      advantageFlips.answers,
      limits.maxSignFlips,
    ),
    ...countBreach('max-newly-tied', 'prompts tie newly', tied.newly, tied.prompts, limits.maxNewlyTied),
    ...countBreach('max-newly-failing', 'answers fail newly', failing, before.graded, limits.maxNewlyFailing),
  ]
}

/** What was not asked has no score, which says nothing of the grader. */
export function unaskedBreach(before: number, after: number): Breach[] {
  const found = [
    ...(before === 0 ? [] : [`${counted(before, 'answer')} of the old grader`]),
    ...(after === 0 ? [] : [`${counted(after, 'answer')} of the new grader`]),
  ]
  if (found.length === 0) return []
  const message = `No model was asked for ${found.join(' and ')}, so this diff says nothing of them.`
  return [{ limit: 'unasked', message }]
}

/** Without an answer that both graded there is no shift to hold to a limit, which is not a shift of 0. */
function shiftBreach(shift: GraderDiff['shift'], limit: number | undefined): Breach[] {
  if (limit === undefined) return []
  const option = { limit: 'max-shift' }
  if (shift === undefined)
    return [{ ...option, message: 'No answer was graded by both, so --max-shift cannot be held.' }]
  if (Math.abs(shift.mean) <= limit + 1e-9) return []
  return [{ ...option, message: `The mean shifts by ${signedText(shift.mean)}; --max-shift allows ${limit}.` }]
}

function countBreach(
  limit: string,
  what: string,
  found: number,
  all: number,
  allowed: CountLimit | undefined,
): Breach[] {
  if (allowed === undefined) return []
  const isBroken = 'count' in allowed ? found > allowed.count : found > allowed.share * all + 1e-9
  if (!isBroken) return []
  const share = all === 0 ? '' : ` (${percentText(found / all)})`
  const most = 'count' in allowed ? countText(allowed.count) : `${Number((allowed.share * 100).toPrecision(12))}%`
  return [{ limit, message: `${countText(found)} of ${countText(all)} ${what}${share}; --${limit} allows ${most}.` }]
}

function distance(text: string): number {
  const value = /^\d*\.?\d+$/u.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(value)) throw new InvalidArgumentError('It must be a number of at least 0, such as 0.02.')
  return value
}

function countLimit(text: string): CountLimit {
  const number = Number(text.replace(/%$/u, ''))
  if (/^\d{1,15}$/u.test(text)) return { count: number }
  if (/^\d*\.?\d+%$/u.test(text) && number <= 100) return { share: number / 100 }
  throw new InvalidArgumentError('It must be a whole number such as 3, or a share such as 2%.')
}
