import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { scoreText } from '../../numbers.ts'
import type { ReportSource } from './report-source.ts'
import { answerExcerpt, answerName } from './answer-name.ts'
import { gap, type Order } from './answer-view.ts'
import type { TextStore } from './text-store.ts'
import { useText } from './use-text.ts'

/** Every row has this height, so that only those in sight need to exist. */
const rowHeight = 40
const spare = 8

interface Column {
  readonly title: string
  readonly by: Order['by']
  readonly className: string
  readonly text: (index: number) => string
}

/** The answers, sortable by each column; of any number of rows only those in sight are built. */
export function AnswerTable(props: {
  readonly source: ReportSource
  readonly store: TextStore
  readonly places: Uint32Array
  readonly order: Order
  readonly onOrder: (order: Order) => void
  readonly onOpen: (index: number) => void
  /** The answer that was looked at last; the focus comes back to it. */
  readonly last: number | undefined
}) {
  const { source, store, places, order, onOrder, onOpen, last } = props
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(480)
  const [active, setActive] = useState(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    box.current?.scrollTo({ top: 0 })
    setActive(0)
  }, [places])
  const first = Math.max(0, Math.min(places.length, Math.floor(top / rowHeight)) - spare)
  const end = Math.min(places.length, Math.ceil((top + height) / rowHeight) + spare)
  const columns = tableColumns(source)
  const move = (place: number): void => {
    const next = Math.max(0, Math.min(places.length - 1, place))
    setActive(next)
    reveal(box.current, next)
    // The row may only now be built.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-place="${next}"]`)?.focus())
  }
  useEffect(() => {
    const place = last === undefined ? -1 : places.indexOf(last)
    if (place >= 0) move(place)
  }, [last])
  return h(
    'div',
    {
      class: 'table-box',
      ref: box,
      onScroll: (event: Event) => event.currentTarget instanceof Element && setTop(event.currentTarget.scrollTop),
      onKeyDown: (event: KeyboardEvent) => {
        const steps = new Map([
          ['ArrowDown', 1],
          ['ArrowUp', -1],
          ['PageDown', 10],
          ['PageUp', -10],
          ['Home', -active],
          ['End', places.length],
        ])
        const step = steps.get(event.key)
        if (step === undefined || !(event.target instanceof HTMLElement) || event.target.dataset['place'] === undefined)
          return
        event.preventDefault()
        move(active + step)
      },
    },
    h(
      'table',
      { 'aria-rowcount': places.length + 1, 'aria-label': 'Answers' },
      h(
        'thead',
        null,
        h(
          'tr',
          { 'aria-rowindex': 1 },
          columns.map((column) => h(HeaderCell, { key: column.title, column, order, onOrder })),
          h('th', { class: 'answer', scope: 'col' }, h(HeaderButton, { title: 'Answer', by: 'place', order, onOrder })),
        ),
      ),
      h(
        'tbody',
        null,
        spacer('above', first * rowHeight),
        Array.from(places.subarray(first, end), (index, offset) =>
          h(Row, {
            key: index,
            index,
            place: first + offset,
            isActive: first + offset === Math.min(active, end - 1) || (active < first && offset === 0),
            columns,
            store,
            score: source.columns.score[index] ?? Number.NaN,
            onOpen,
            onActive: setActive,
          }),
        ),
        spacer('below', (places.length - end) * rowHeight),
      ),
    ),
    places.length === 0 ? h('p', { class: 'empty' }, 'No answer is like this. Take a filter away.') : null,
  )
}

/** Keeps the row clear of the header, which covers the first one. */
function reveal(box: HTMLElement | null, place: number): void {
  if (box === null) return
  const start = place * rowHeight
  const room = box.clientHeight - 2 * rowHeight
  if (start < box.scrollTop) box.scrollTop = start
  else if (start > box.scrollTop + room) box.scrollTop = start - room
}

function spacer(key: string, height: number) {
  return h('tr', { key, class: 'spacer', 'aria-hidden': 'true', style: { height: `${Math.max(0, height)}px` } })
}

function tableColumns({ head, columns }: ReportSource): Column[] {
  const number = (column: Float64Array | undefined, index: number): string => numberText(column?.[index] ?? Number.NaN)
  const found: Column[] = [
    { title: 'Score', by: 'score', className: 'number score', text: (index) => number(columns.score, index) },
  ]
  if (columns.expert.some((expert) => !Number.isNaN(expert))) {
    found.push({ title: 'Expert', by: 'expert', className: 'number', text: (index) => number(columns.expert, index) })
    found.push({ title: 'Gap', by: 'gap', className: 'number minor', text: (index) => numberText(gap(columns, index)) })
  }
  head.parts.forEach(({ path }, part) => {
    if (path.length === 1)
      found.push({
        title: path.join('.'),
        by: part,
        className: 'number minor part-column',
        text: (index) => number(columns.parts[part], index),
      })
  })
  found.push({
    title: 'Length',
    by: 'length',
    className: 'number minor',
    text: (index) => String(columns.length[index] ?? ''),
  })
  return found
}

function numberText(value: number): string {
  return Number.isNaN(value) ? '–' : scoreText(value)
}

function HeaderCell(props: {
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

function HeaderButton(props: {
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

function Row(props: {
  readonly index: number
  readonly place: number
  readonly isActive: boolean
  readonly columns: readonly Column[]
  readonly store: TextStore
  readonly score: number
  readonly onOpen: (index: number) => void
  readonly onActive: (place: number) => void
}) {
  const { index, place, isActive, columns, store, score, onOpen, onActive } = props
  const text = useText(store, index)?.text
  return h(
    'tr',
    { 'aria-rowindex': place + 2, class: Number.isNaN(score) ? 'row failed' : 'row', onClick: () => onOpen(index) },
    columns.map((column) => h('td', { key: column.title, class: column.className }, column.text(index))),
    h(
      'td',
      { class: 'answer' },
      h(
        'a',
        {
          href: `#answer-${index}`,
          'data-place': place,
          tabIndex: isActive ? 0 : -1,
          onFocus: () => onActive(place),
          onClick: (event: Event) => {
            event.preventDefault()
            event.stopPropagation()
            onOpen(index)
          },
        },
        text === undefined ? '…' : answerName(text),
      ),
      h('span', { class: 'excerpt' }, text === undefined ? '' : answerExcerpt(text.answer)),
    ),
  )
}
