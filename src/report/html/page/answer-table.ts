import { h } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReportSource } from './report-source.ts'
import type { Order } from './answer-view.ts'
import { tableColumns } from './table-columns.ts'
import { HeaderButton, HeaderCell } from './table-header.ts'
import { TableRow } from './table-row.ts'
import type { TextStore } from './text-store.ts'

/** Every row has this height, so that only those in sight need to exist. */
const rowHeight = 40
const spare = 8

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
  const shown = useRef(source)
  useEffect(() => {
    // Another grading of the same answers leaves the reader where they are.
    const isRegraded = shown.current !== source
    shown.current = source
    if (isRegraded) return
    box.current?.scrollTo({ top: 0 })
    setActive(0)
  }, [places, source])
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
      { 'aria-rowcount': places.length + 1, 'aria-label': 'Answers', style: { '--columns': String(columns.length) } },
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
          h(TableRow, {
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
