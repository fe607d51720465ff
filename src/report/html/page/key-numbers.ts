import { h } from 'preact'
import type { Summary } from '../../../core/report.ts'
import { counted, countText, percentText, scoreText } from '../../numbers.ts'

interface KeyNumber {
  readonly label: string
  readonly value: string
  readonly note: string
  readonly isWarning?: boolean
}

/** The numbers of the run, large, each with one line on what it rests on. */
export function KeyNumbers({ summary }: { readonly summary: Summary }) {
  return h(
    'dl',
    { class: 'key-numbers' },
    keyNumbers(summary).map(({ label, value, note, isWarning }) =>
      h(
        'div',
        { class: isWarning === true ? 'key-number warning' : 'key-number', key: label },
        h('dt', null, label),
        h('dd', { class: 'value' }, value),
        h('dd', { class: 'note' }, note),
      ),
    ),
  )
}

function keyNumbers({ score, withinPrompts, experts, repeats, samples, graded }: Summary): KeyNumber[] {
  const numbers: KeyNumber[] = []
  if (score !== undefined) {
    const { interval, low, high } = score
    const range = `lowest ${scoreText(low)}, highest ${scoreText(high)}`
    const note = interval === undefined ? range : `95 % interval ${scoreText(interval[0])} to ${scoreText(interval[1])}`
    numbers.push({ label: 'Mean score', value: scoreText(score.mean), note })
  }
  if (withinPrompts !== undefined) {
    const { deviation, prompts, tied } = withinPrompts
    numbers.push({
      label: 'Spread within prompts',
      value: scoreText(deviation),
      note: 'what training can tell apart',
    })
    numbers.push({
      label: 'Prompts all tied',
      value: countText(tied),
      note: `of ${countText(prompts)}; a tied prompt teaches nothing`,
      isWarning: tied > 0,
    })
  }
  if (experts !== undefined) {
    const { agreement, pairs } = experts
    numbers.push({
      label: 'Agrees with experts',
      value: percentText(agreement),
      note: `of ${counted(pairs, 'pair')} ordered alike; chance is 50 %`,
    })
  }
  if (repeats?.noise !== undefined) {
    const { noise, share, enough } = repeats
    numbers.push({
      label: 'Noise',
      value: scoreText(noise),
      note:
        share === undefined ? 'of one answer, graded again' : `${percentText(share)} of the variance within prompts`,
      isWarning: share !== undefined && enough !== 1,
    })
  }
  const lost = samples - graded
  numbers.push({
    label: 'Not graded',
    value: countText(lost),
    note: lost === 0 ? `all ${countText(samples)} answers have a score` : `of ${countText(samples)}; in no mean`,
    isWarning: lost > 0,
  })
  return numbers
}
