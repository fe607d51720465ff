import { h } from 'preact'
import { useMemo } from 'preact/hooks'
import { counted, scoreText } from '../../numbers.ts'
import { linearScale, logTicks, type Scale, tickText, ticks } from './axis.ts'
import { useWidth } from './use-width.ts'

const height = 260
const margin = { top: 12, right: 12, bottom: 38, left: 40 }
/** More dots than this only hide each other. */
const mostDots = 1500
const cell = 12

/** An answer with both numbers. */
interface Point {
  readonly index: number
  readonly x: number
  readonly y: number
}

/** Two numbers of each answer against each other: dots, which open their answer, or squares that darken with their number. */
export function Scatter(props: {
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly xLabel: string
  readonly yLabel: string
  readonly isLogarithmic?: boolean
  /** Whether both axes mean the same, so that a line of equals helps. */
  readonly hasDiagonal?: boolean
  readonly onOpen: (index: number) => void
}) {
  const { xs, ys, xLabel, yLabel, isLogarithmic, hasDiagonal, onOpen } = props
  const [box, width] = useWidth()
  const points = useMemo(() => pointsOf(xs, ys, isLogarithmic === true), [xs, ys, isLogarithmic])
  const [xLow, xHigh] = bounds(
    points.map(({ x }) => x),
    isLogarithmic === true,
  )
  const [yLow, yHigh] = bounds(
    points.map(({ y }) => y),
    false,
  )
  const x = linearScale(xLow, xHigh, margin.left, width - margin.right)
  const y = linearScale(yLow, yHigh, height - margin.bottom, margin.top)
  const read = (value: number): string => tickText(isLogarithmic === true ? Math.round(10 ** value) : value)
  const from = Math.max(x.low, y.low)
  const to = Math.min(x.high, y.high)
  const note = useMemo(() => `${counted(points.length, 'answer')}, correlation ${correlation(points)}`, [points])
  return h(
    'div',
    { class: 'picture', ref: box },
    h('p', { class: 'note' }, note),
    h(
      'svg',
      { width, height, class: 'scatter', role: 'img', 'aria-label': `${yLabel} against ${xLabel}: ${note}` },
      axes(y, x, (isLogarithmic === true ? logTicks : ticks)(x.low, x.high, Math.max(2, width / 90)), read),
      hasDiagonal === true && to > from
        ? h('line', { class: 'diagonal', x1: x.place(from), x2: x.place(to), y1: y.place(from), y2: y.place(to) })
        : null,
      points.length <= mostDots ? dots(points, x, y, read, onOpen) : squares(points, x, y),
      h(
        'text',
        { class: 'axis-name', x: (margin.left + width - margin.right) / 2, y: height - 4, 'text-anchor': 'middle' },
        xLabel,
      ),
    ),
  )
}

function axes(y: Scale, x: Scale, xTicks: readonly number[], read: (value: number) => string) {
  const bottom = y.place(y.low)
  return h(
    'g',
    { class: 'labels' },
    ticks(y.low, y.high, 5).map((tick) =>
      h(
        'g',
        { key: `y${tick}` },
        h('line', { class: 'grid', x1: x.place(x.low), x2: x.place(x.high), y1: y.place(tick), y2: y.place(tick) }),
        h('text', { x: margin.left - 8, y: y.place(tick) + 4, 'text-anchor': 'end' }, tickText(tick)),
      ),
    ),
    xTicks.map((tick) =>
      h('text', { key: `x${tick}`, x: x.place(tick), y: bottom + 16, 'text-anchor': 'middle' }, read(tick)),
    ),
    h('line', { class: 'axis', x1: x.place(x.low), x2: x.place(x.high), y1: bottom, y2: bottom }),
  )
}

function dots(
  points: readonly Point[],
  x: Scale,
  y: Scale,
  read: (value: number) => string,
  onOpen: (index: number) => void,
) {
  return points.map((point) =>
    h('circle', {
      key: point.index,
      class: 'dot',
      cx: x.place(point.x),
      cy: y.place(point.y),
      r: 4,
      'data-tip': `${scoreText(point.y)} at ${read(point.x)}`,
      onClick: () => onOpen(point.index),
    }),
  )
}

function squares(points: readonly Point[], x: Scale, y: Scale) {
  const counts = new Map<string, { readonly left: number; readonly top: number; count: number }>()
  for (const point of points) {
    const left = Math.floor((x.place(point.x) - margin.left) / cell) * cell + margin.left
    const top = Math.floor((y.place(point.y) - margin.top) / cell) * cell + margin.top
    const key = `${left} ${top}`
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { left, top, count: 1 })
    else known.count++
  }
  const most = Math.max(...[...counts.values()].map(({ count }) => count))
  return [...counts].map(([key, { left, top, count }]) =>
    h('rect', {
      key,
      class: 'cell',
      x: left,
      y: top,
      width: cell - 1,
      height: cell - 1,
      rx: 2,
      // A single answer must be seen beside a square of thousands.
      'fill-opacity': 0.15 + (0.85 * Math.log1p(count)) / Math.log1p(most),
      'data-tip': counted(count, 'answer'),
    }),
  )
}

function pointsOf(xs: Float64Array, ys: Float64Array, isLogarithmic: boolean): Point[] {
  const points: Point[] = []
  ys.forEach((y, index) => {
    const given = xs[index] ?? Number.NaN
    const x = isLogarithmic ? Math.log10(Math.max(1, given)) : given
    if (!Number.isNaN(x) && !Number.isNaN(y)) points.push({ index, x, y })
  })
  return points
}

/** At least 0 to 1 for scores; what there is for lengths. */
function bounds(values: readonly number[], isLogarithmic: boolean): readonly [low: number, high: number] {
  let low = isLogarithmic ? Number.POSITIVE_INFINITY : 0
  let high = isLogarithmic ? 0 : 1
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? [low, high] : [0, 1]
}

/** Pearson's r; nothing can be said of a number that never changes. */
function correlation(points: readonly Point[]): string {
  const count = points.length
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / count
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / count
  let both = 0
  let xx = 0
  let yy = 0
  for (const { x, y } of points) {
    both += (x - meanX) * (y - meanY)
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
  }
  return xx === 0 || yy === 0 || count < 2 ? 'none' : (both / Math.sqrt(xx * yy)).toFixed(2)
}
