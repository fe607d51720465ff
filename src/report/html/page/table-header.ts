import { h } from 'preact'
import type { Order } from './answer-view.ts'
import type { Column } from './table-columns.ts'

/** The head of a column: what it is ordered by, and a button that orders by it. */
export function HeaderCell(props: {
  readonly column: Column
  readonly order: Order
  readonly onOrder: (order: Order) => void
}) {
  const { column, order, onOrder } = props
  const isOrdered = order.by === column.by
  return h(
    'th',
    {
      scope: 'col',
      class: column.className,
      'aria-sort': isOrdered ? (order.isDescending ? 'descending' : 'ascending') : 'none',
    },
    h(HeaderButton, { title: column.title, by: column.by, order, onOrder }),
  )
}

/** Orders by a column, best first, and by the second press worst first. */
export function HeaderButton(props: {
  readonly title: string
  readonly by: Order['by']
  readonly order: Order
  readonly onOrder: (order: Order) => void
}) {
  const { title, by, order, onOrder } = props
  const isOrdered = order.by === by
  const mark = isOrdered && by !== 'place' ? (order.isDescending ? '↓' : '↑') : ''
  return h(
    'button',
    {
      type: 'button',
      class: 'plain',
      'data-tip': by === 'place' ? 'Order of the file' : `Order by ${title}`,
      onClick: () => onOrder({ by, isDescending: by !== 'place' && (isOrdered ? !order.isDescending : true) }),
    },
    h('span', { class: 'column-title' }, title),
    h('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
  )
}
