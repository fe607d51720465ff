import { h } from 'preact'
import { useRef } from 'preact/hooks'
import type { Histogram } from '../../../core/report.ts'
import { counted } from '../../numbers.ts'
import { linearScale, tickText, ticks } from './axis.ts'
import { useWidth } from './use-width.ts'

const height = 200
const margin = { top: 20, right: 8, bottom: 24, left: 8 }

/** The distribution of all scores; each bar filters the table by its bin. */
export function ScoreHistogram(props: {
  readonly histogram: Histogram
  /** Drawn as outlines behind the bars, where its bins are the same. */
  readonly before?: Histogram | undefined
  readonly mean: number
  readonly selected: number | undefined
  readonly onSelect: (bin: number | undefined) => void
}) {
  const { histogram, before, mean, selected, onSelect } = props
  const { low, width: step, counts } = histogram
  const [box, width] = useWidth()
  const bars = useRef<SVGGElement>(null)
  const countsBefore = before?.low === low && before.width === step ? before.counts : []
  const most = Math.max(1, ...counts, ...countsBefore)
  const x = linearScale(low, low + step * counts.length, margin.left, width - margin.right)
  const y = linearScale(0, most, height - margin.bottom, margin.top)
  const reachable = selected ?? Math.max(0, counts.indexOf(most))
  const move = (from: number, by: number): void => {
    const next = Math.min(counts.length - 1, Math.max(0, from + by))
    const bar = bars.current?.children[next]
    if (bar instanceof SVGElement) bar.focus()
  }
  const toggle = (bin: number): void => onSelect(bin === selected ? undefined : bin)
  return h(
    'div',
    { class: 'picture', ref: box },
    h(
      'svg',
      {
        width,
        height,
        class: 'histogram',
        role: 'group',
        'aria-label': 'Score distribution. Arrow keys move, Enter filters.',
      },
      h('line', { class: 'axis', x1: x.place(x.low), x2: x.place(x.high), y1: y.place(0), y2: y.place(0) }),
      h(
        'g',
        { class: 'before', 'aria-hidden': 'true' },
        countsBefore.map((count, bin) => {
          const [left, right] = [x.place(low + bin * step), x.place(low + (bin + 1) * step)]
          const top = y.place(count)
          return count === 0
            ? null
            : h('rect', {
                key: bin,
                x: left + 1,
                y: top,
                width: Math.max(1, right - left - 2),
                height: y.place(0) - top,
              })
        }),
      ),
      h(
        'g',
        { ref: bars },
        counts.map((count, bin) => {
          const left = x.place(low + bin * step)
          const text = `${tickText(low + bin * step)} to ${tickText(low + (bin + 1) * step)}: ${counted(count, 'answer')}`
          const barWidth = Math.max(1, x.place(low + (bin + 1) * step) - left - 2)
          const top = count === 0 ? y.place(0) : Math.min(y.place(count), y.place(0) - 2)
          return h(
            'g',
            {
              key: bin,
              class: selected === undefined ? 'bar' : bin === selected ? 'bar selected' : 'bar faded',
              role: 'button',
              tabindex: bin === reachable ? 0 : -1,
              'aria-pressed': bin === selected,
              'aria-label': text,
              'data-tip': text,
              onClick: () => toggle(bin),
              onKeyDown: (event: KeyboardEvent) => {
                if (event.key === 'ArrowRight') move(bin, 1)
                else if (event.key === 'ArrowLeft') move(bin, -1)
                else if (event.key === 'Enter' || event.key === ' ') toggle(bin)
                else return
                event.preventDefault()
              },
            },
            h('rect', { class: 'hit', x: left, y: 0, width: barWidth + 2, height: height - margin.bottom }),
            count > 0 && barWidth > 20
              ? h(
                  'text',
                  { class: 'count', x: left + 1 + barWidth / 2, y: top - 4, 'text-anchor': 'middle' },
                  tickText(count),
                )
              : null,
            h('rect', { class: 'fill', x: left + 1, y: top, width: barWidth, height: y.place(0) - top, rx: 2 }),
          )
        }),
      ),
      h('line', { class: 'mean', x1: x.place(mean), x2: x.place(mean), y1: 4, y2: y.place(0) }),
      h(
        'g',
        { class: 'labels', 'aria-hidden': 'true' },
        ticks(x.low, x.high, Math.max(2, width / 90)).map((tick) =>
          h(
            'text',
            { key: tick, x: x.place(tick), y: height - 6, 'text-anchor': anchor(x.place(tick), width) },
            tickText(tick),
          ),
        ),
      ),
    ),
  )
}

/** Labels at the ends stay inside. */
function anchor(place: number, width: number): 'start' | 'middle' | 'end' {
  return place < 16 ? 'start' : place > width - 16 ? 'end' : 'middle'
}
