import { h } from 'preact'
import { useMemo } from 'preact/hooks'
import { countText } from '../../numbers.ts'
import type { Failure } from '../../../core/result.ts'

/** What kept answers from being graded, the most frequent cause first; each filters the table. */
export function FailureList(props: {
  readonly failures: readonly Failure[]
  readonly column: Float64Array
  readonly selected: number | undefined
  readonly onSelect: (cause: number | undefined) => void
}) {
  const { failures, column, selected, onSelect } = props
  const causes = useMemo(() => {
    const counts = failures.map(() => 0)
    for (const cause of column) if (cause > 0) counts[cause - 1] = (counts[cause - 1] ?? 0) + 1
    return failures
      .map(({ code, message }, place) => ({ cause: place + 1, code, message, count: counts[place] ?? 0 }))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, mostListed)
  }, [failures, column])
  const hidden = failures.length - causes.length
  return h(
    'div',
    null,
    h(
      'ul',
      { class: 'failures' },
      causes.map(({ cause, code, message, count }) =>
        h(
          'li',
          { key: cause },
          h(
            'button',
            {
              type: 'button',
              class: 'failure',
              'aria-pressed': cause === selected,
              onClick: () => onSelect(cause === selected ? undefined : cause),
            },
            h('span', { class: 'failure-count' }, countText(count)),
            h('span', { class: 'failure-message' }, message, ' ', h('code', null, code)),
          ),
        ),
      ),
    ),
    hidden > 0
      ? h('p', { class: 'note' }, `… and ${countText(hidden)} rarer causes; filter the answers by "not graded".`)
      : null,
  )
}

const mostListed = 50
