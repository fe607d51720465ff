import type { GraderDiff } from '../core/grader-diff.ts'
import type { Summary } from '../core/report.ts'
import { counted, countText, percentText, scoreText, signedText } from './numbers.ts'

/** One measure with both graders, as text. */
export interface DiffRow {
  readonly label: string
  readonly before: string
  readonly after: string
  /** Empty where a difference says nothing. */
  readonly change: string
}

/** The measures of two graders side by side; one that neither has is left out. */
export function diffRows({ shift, before, after, tied, calls }: GraderDiff): DiffRow[] {
  return [
    ...(shift === undefined ? [] : [scores('Mean of what both graded', shift.before, shift.after)]),
    counts('Could not be graded', before.samples - before.graded, after.samples - after.graded),
    ...spread(before, after),
    ...(tied.prompts === 0 ? [] : [counts('Prompts with all answers tied', tied.before, tied.after)]),
    ...experts(before, after),
    ...Object.entries(calls).map(([port, each]) =>
      scores(`Calls of ${ports[port] ?? port} per answer`, each.before, each.after),
    ),
  ]
}

const ports: Readonly<Record<string, string>> = {
  model: 'models',
  embedding: 'embeddings',
  python: 'Python',
  endpoint: 'endpoints',
}

/** What moved between the two, each in one sentence. */
export function diffSentences({
  shift,
  moved,
  rankFlips,
  advantageFlips,
  tied,
  newlyFailing,
  newlyGraded,
}: GraderDiff): string[] {
  const failing = Object.values(newlyFailing).reduce((sum, count) => sum + count, 0)
  const codes = Object.entries(newlyFailing).map(([code, count]) => `${code} ${countText(count)}`)
  const changed = moved.up + moved.down
  return [
    ...(shift === undefined ? ['No answer was graded by both.'] : [shiftSentence(shift)]),
    ...(shift === undefined
      ? []
      : [
          changed === 0
            ? 'No score differs.'
            : `${counted(changed, 'score differs', 'scores differ')}: ${countText(moved.up)} higher, ${countText(moved.down)} lower.`,
        ]),
    ...(rankFlips.pairs === 0
      ? []
      : [
          `Rank flips within prompts: ${countText(rankFlips.flipped)} of ${counted(rankFlips.pairs, 'pair')}${where(rankFlips.flipped, rankFlips.pairs, rankFlips.prompts)}${byExperts(rankFlips.experts)}.`,
          `Sign flips of the advantage: ${countText(advantageFlips.flipped)} of ${counted(advantageFlips.answers, 'answer')}${where(advantageFlips.flipped, advantageFlips.answers, advantageFlips.prompts)}.`,
        ]),
    ...(tied.newly === 0
      ? []
      : [
          `${counted(tied.newly, 'prompt has', 'prompts have')} all answers tied only now, and ${tied.newly === 1 ? 'teaches' : 'teach'} nothing.`,
        ]),
    ...(failing === 0 ? [] : [`Newly failing: ${countText(failing)} (${codes.join(', ')}).`]),
    ...(newlyGraded === 0 ? [] : [`Newly graded: ${countText(newlyGraded)}.`]),
  ]
}

function shiftSentence({ mean, interval, answers }: NonNullable<GraderDiff['shift']>): string {
  const ends =
    interval === undefined
      ? ''
      : ` (95 % interval ${signedText(interval[0])} to ${signedText(interval[1])}, paired, prompts as clusters)`
  return `The mean shifts by ${signedText(mean)}${ends} over ${counted(answers, 'answer')} that both graded.`
}

function where(flipped: number, all: number, prompts: number): string {
  return flipped === 0 ? '' : ` (${percentText(flipped / all)}), in ${counted(prompts, 'prompt')}`
}

function byExperts(flips: GraderDiff['rankFlips']['experts']): string {
  return flips === undefined
    ? ''
    : `; ${countText(flips.toward)} to the experts' order, ${countText(flips.away)} away from it`
}

function spread({ withinPrompts: was }: Summary, { withinPrompts: is }: Summary): DiffRow[] {
  return was === undefined || is === undefined ? [] : [scores('Spread within prompts', was.deviation, is.deviation)]
}

function experts({ experts: was }: Summary, { experts: is }: Summary): DiffRow[] {
  if (was === undefined || is === undefined) return []
  return [
    {
      label: 'Pairs ordered as by experts',
      before: percentText(was.agreement),
      after: percentText(is.agreement),
      change: '',
    },
    scores('Distance from experts', was.difference, is.difference),
  ]
}

function scores(label: string, before: number, after: number): DiffRow {
  return { label, before: scoreText(before), after: scoreText(after), change: signedText(after - before) }
}

function counts(label: string, before: number, after: number): DiffRow {
  const change = after === before ? '0' : `${after > before ? '+' : '-'}${countText(Math.abs(after - before))}`
  return { label, before: countText(before), after: countText(after), change }
}
