import { h } from 'preact'
import { useMemo } from 'preact/hooks'
import { countText, scoreText } from '../../numbers.ts'
import type { PartHead } from '../report-data.ts'
import { linearScale, scoreBounds, tickText } from './axis.ts'

const bins = 20
const width = 200
const height = 64

/** One small distribution for each part, all on one scale, so that they can be compared. */
export function PartHistograms(props: {
  readonly parts: readonly PartHead[]
  readonly columns: readonly Float64Array[]
  readonly onSort: (part: number) => void
}) {
  const { parts, columns, onSort } = props
  const { low, high } = useMemo(() => scoreBounds(columns), [columns])
  return h(
    'ul',
    { class: 'parts' },
    parts.map((part, place) =>
      h(PartHistogram, {
        key: place,
        part,
        scores: columns[place] ?? new Float64Array(0),
        low,
        high,
        onSort: () => onSort(place),
      }),
    ),
  )
}

function PartHistogram(props: {
  readonly part: PartHead
  readonly scores: Float64Array
  readonly low: number
  readonly high: number
  readonly onSort: () => void
}) {
  const { part, scores, low, high, onSort } = props
  const { counts, graded, mean } = useMemo(() => distribution(scores, low, high), [scores, low, high])
  const most = Math.max(1, ...counts)
  const x = linearScale(0, bins, 0, width)
  const failed = scores.length - graded
  const name = part.path.join('.')
  const summary = `${name}: ${mean === undefined ? 'no scores' : `mean ${scoreText(mean)}`}${failed > 0 ? `, ${countText(failed)} not graded` : ''}`
  return h(
    'li',
    { class: 'part' },
    h(
      'button',
      { type: 'button', class: 'plain part-name', onClick: onSort, 'data-tip': `Order the answers by ${name}` },
      name,
    ),
    h('span', { class: 'type' }, part.type),
    h(
      'svg',
      { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': summary },
      counts.map((count, bin) => {
        const size = count === 0 ? 0 : Math.max(2, (count / most) * (height - 4))
        const ends = `${tickText(low + ((high - low) * bin) / bins)} to ${tickText(low + ((high - low) * (bin + 1)) / bins)}`
        return h(
          'g',
          { key: bin, 'data-tip': `${ends}: ${countText(count)}` },
          h('rect', { class: 'hit', x: x.place(bin), y: 0, width: width / bins, height }),
          h('rect', { class: 'fill', x: x.place(bin) + 0.5, y: height - size, width: width / bins - 1, height: size }),
        )
      }),
      h('line', { class: 'axis', x1: 0, x2: width, y1: height, y2: height }),
    ),
    h(
      'p',
      { class: 'part-numbers' },
      h('span', null, mean === undefined ? 'no scores' : `mean ${scoreText(mean)}`),
      failed > 0 ? h('span', { class: 'warning-text' }, `${countText(failed)} not graded`) : null,
    ),
  )
}

function distribution(scores: Float64Array, low: number, high: number) {
  const counts = Array.from({ length: bins }, () => 0)
  let sum = 0
  let graded = 0
  for (const score of scores) {
    if (Number.isNaN(score)) continue
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(((score - low) / (high - low)) * bins + 1e-9)))
    counts[bin] = (counts[bin] ?? 0) + 1
    sum += score
    graded++
  }
  return { counts, graded, mean: graded === 0 ? undefined : sum / graded }
}
