import { h } from 'preact'
import { counted, countText, ordinalText, scoreText } from '../../report/numbers.ts'
import type { LiveGrading } from '../live-grading.ts'
import type { Moves } from '../moves.ts'
import type { LiveStatus } from './use-live-grading.ts'

/** What to do when the server is gone; its next one has another address. */
export const lost = 'graderkit does not answer. Start it again, and open the address that it prints.'

const words = { grading: 'Grading…', live: 'Live', lost: 'Not connected' }

/** Whether the page is up to date, and in one line, also for those who hear it, what the last change did. */
export function StatusLine(props: {
  readonly grading: LiveGrading
  readonly status: LiveStatus
  readonly moves: Moves | undefined
}) {
  const { grading, status, moves } = props
  const { every } = grading.rows
  const notes = [
    ...(status === 'lost' ? [lost] : []),
    ...(every > 1
      ? [`There are very many rows: every ${ordinalText(every)} prompt is live. preview without --watch grades all.`]
      : []),
  ]
  return h(
    'div',
    { class: 'status' },
    h(
      'p',
      { role: 'status', class: 'status-line' },
      h('span', { class: `pill ${status}` }, words[status]),
      moves === undefined ? null : h('span', { class: 'counts' }, movesText(moves)),
    ),
    notes.map((note) => h('p', { key: note, class: 'remark' }, note)),
  )
}

function movesText({ up, down, flips, lost, gained }: Moves): string {
  if (up + down + lost + gained === 0) return 'no score moved'
  const counts = [`${countText(up)} up`, `${countText(down)} down`, counted(flips, 'rank flip')]
  if (lost > 0) counts.push(`${countText(lost)} lost`)
  if (gained > 0) counts.push(`${countText(gained)} gained`)
  return counts.join(', ')
}

/** A score before and after; a dash where there was none. */
export function changeText(before: number | undefined, after: number | undefined): string {
  const text = (score: number | undefined): string => (score === undefined ? '–' : scoreText(score))
  return `${text(before)} → ${text(after)}`
}
