import { h } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { counted, countText, scoreText } from '../../numbers.ts'
import type { Columns } from '../columns.ts'
import { promptName } from './answer-name.ts'
import { linearScale, scoreBounds } from './axis.ts'
import { Choice } from './choice.ts'
import { type PromptGroup, promptGroups } from './prompt-groups.ts'
import type { TextStore } from './text-store.ts'
import { useText } from './use-text.ts'
import { useWidth } from './use-width.ts'

const atOnce = 12

type OrderName = 'tied' | 'spread' | 'worst' | 'place'

const orderTitles: readonly (readonly [OrderName, string])[] = [
  ['tied', 'least spread first'],
  ['spread', 'most spread first'],
  ['worst', 'lowest mean first'],
  ['place', 'as in the file'],
]

/** What is sorted by, lowest first; a prompt that has no such number stands last. */
const orderKeys: Readonly<Record<OrderName, (group: PromptGroup) => number>> = {
  tied: ({ spread }) => spread ?? Number.POSITIVE_INFINITY,
  spread: ({ spread }) => -(spread ?? -1),
  worst: ({ mean }) => mean ?? Number.POSITIVE_INFINITY,
  place: ({ prompt }) => prompt,
}

/** One line for each prompt with a dot for each answer, so that prompts whose answers all tie are seen at once. */
export function PromptStrips(props: {
  readonly columns: Columns
  readonly store: TextStore
  /** Called with the first answer to the chosen prompt. */
  readonly onSelect: (first: number) => void
}) {
  const { columns, store, onSelect } = props
  const [order, setOrder] = useState<OrderName>('tied')
  const [shown, setShown] = useState(atOnce)
  const groups = useMemo(() => promptGroups(columns), [columns])
  const bounds = useMemo(() => scoreBounds([columns.score]), [columns])
  const key = orderKeys[order]
  const ordered = useMemo(
    () => groups.toSorted((a, b) => Math.sign(key(a) - key(b)) || a.prompt - b.prompt),
    [groups, key],
  )
  return h(
    'div',
    null,
    h(Choice<OrderName>, {
      label: 'Order',
      isLabelShown: true,
      value: order,
      options: orderTitles,
      onChoose: setOrder,
    }),
    h(
      'ol',
      { class: 'strips' },
      ordered
        .slice(0, shown)
        .map((group) =>
          h(Strip, { key: group.prompt, group, columns, store, ...bounds, onSelect: () => onSelect(group.first) }),
        ),
    ),
    shown < ordered.length
      ? h(
          'button',
          { type: 'button', class: 'quiet', onClick: () => setShown(shown + 4 * atOnce) },
          `Show more of ${countText(ordered.length)} prompts`,
        )
      : null,
  )
}

function Strip(props: {
  readonly group: PromptGroup
  readonly columns: Columns
  readonly store: TextStore
  readonly low: number
  readonly high: number
  readonly onSelect: () => void
}) {
  const { group, columns, store, low, high, onSelect } = props
  const [box, width] = useWidth()
  const text = useText(store, group.first)?.text
  const x = linearScale(low, high, 8, width - 8)
  const dots = [...stacked(columns.score, group)]
  const name = text === undefined ? '…' : promptName(text)
  return h(
    'li',
    null,
    h(
      'button',
      { type: 'button', class: 'plain strip-name', onClick: onSelect, 'data-tip': `Show the answers to ${name}` },
      name,
    ),
    h(
      'div',
      { class: 'strip', ref: box, 'aria-hidden': 'true' },
      h(
        'svg',
        { width, height: 24 },
        h('line', { class: 'track', x1: x.place(low), x2: x.place(high), y1: 12, y2: 12 }),
        dots.map(([score, count]) =>
          h('circle', {
            key: score,
            class: group.isTied ? 'dot tied' : 'dot',
            cx: x.place(score),
            cy: 12,
            r: Math.min(11, 3 + 1.5 * Math.sqrt(count)),
            'data-tip': `${scoreText(score)}: ${counted(count, 'answer')}`,
          }),
        ),
      ),
    ),
    h('span', { class: group.isTied ? 'strip-note warning-text' : 'strip-note' }, note(group)),
  )
}

function note({ graded, failed, spread, isTied }: PromptGroup): string {
  const lost = failed === 0 ? '' : `, ${countText(failed)} not graded`
  if (isTied) return `${countText(graded)} tied${lost}`
  if (graded === 0) return `${countText(failed)} not graded`
  return spread === undefined ? `one score${lost}` : `spread ${scoreText(spread)}${lost}`
}

/** The scores of a group, and how often each occurs. */
function stacked(column: Float64Array, { first, end }: PromptGroup): Map<number, number> {
  const counts = new Map<number, number>()
  for (const score of column.subarray(first, end))
    if (!Number.isNaN(score)) counts.set(score, (counts.get(score) ?? 0) + 1)
  return counts
}
