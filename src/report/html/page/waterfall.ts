import { h } from 'preact'
import { scoreText } from '../../numbers.ts'
import type { AnswerText, PartHead } from '../report-data.ts'
import { linearScale } from './axis.ts'

/** A line of the waterfall: where its bar begins and how far it goes. */
interface Step {
  readonly label: string
  readonly depth: number
  readonly kind: 'start' | 'part' | 'group' | 'total'
  readonly from: number
  readonly by: number
}

/** How the parts add up to the score: each bar begins where the one before it ended. */
export function Waterfall(props: {
  readonly parts: readonly PartHead[]
  readonly text: AnswerText
  readonly score: number
}) {
  const { parts, text, score } = props
  if (typeof text.start === 'string') return h('p', { class: 'note' }, text.start)
  const steps = waterfallSteps(parts, text, text.start, score)
  const ends = steps.flatMap(({ from, by }) => [from, from + by])
  const x = linearScale(Math.min(0, ...ends), Math.max(1, ...ends), 0, 100)
  return h(
    'table',
    { class: 'waterfall' },
    h('caption', { class: 'unseen' }, 'What each part added to the score'),
    h(
      'thead',
      { class: 'unseen' },
      h(
        'tr',
        null,
        ['Part', 'Picture', 'Added'].map((title) => h('th', { key: title, scope: 'col' }, title)),
      ),
    ),
    h(
      'tbody',
      null,
      steps.map((step, place) =>
        h(
          'tr',
          { key: place, class: step.kind },
          h('th', { scope: 'row' }, '\u2003'.repeat(step.depth), step.label),
          h(
            'td',
            { class: 'bar-cell', 'aria-hidden': 'true' },
            h(
              'svg',
              { viewBox: '0 0 100 12', preserveAspectRatio: 'none' },
              h('line', { class: 'zero', x1: x.place(0), x2: x.place(0), y1: 0, y2: 12 }),
              h('rect', {
                class: step.kind === 'total' ? 'sum' : step.by < 0 ? 'loss' : 'gain',
                x: x.place(Math.min(step.from, step.from + step.by)),
                y: 2,
                width: Math.max(0.4, Math.abs(x.place(step.by) - x.place(0))),
                height: 8,
              }),
            ),
          ),
          h(
            'td',
            { class: 'number' },
            step.kind === 'total' || step.kind === 'start' ? scoreText(step.by) : signed(step.by),
          ),
        ),
      ),
    ),
  )
}

function waterfallSteps(parts: readonly PartHead[], { evidence }: AnswerText, start: number, score: number): Step[] {
  const steps: Step[] = []
  let reached = start
  if (start !== 0) steps.push({ label: 'with all parts at 0', depth: 0, kind: 'start', from: 0, by: start })
  parts.forEach(({ path, isCombined }, place) => {
    const by = evidence[place]?.contribution ?? 0
    const depth = path.length - 1
    steps.push({ label: path.at(-1) ?? '', depth, kind: isCombined ? 'group' : 'part', from: reached, by })
    // The bars of a group's leaves follow, and they make its way.
    if (!isCombined) reached += by
  })
  steps.push({ label: 'score', depth: 0, kind: 'total', from: 0, by: score })
  return steps
}

function signed(value: number): string {
  return value < 0 ? `−${scoreText(-value)}` : `+${scoreText(value)}`
}
