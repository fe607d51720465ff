import type { Histogram } from '../core/report.ts'

const bins = 20

/**
 * A histogram of numbers that pass by once. It starts with 20 bins over `low`..`high` and doubles its width when a number
 * falls outside, so that memory is constant and no number is lost.
 */
export class GrowingHistogram {
  private low: number
  private width: number
  private counts: number[] = Array.from({ length: bins }, () => 0)

  constructor(low = 0, high = 1) {
    const usable = Number.isFinite(high - low) && high > low
    this.low = usable ? low : 0
    this.width = (usable ? high - low : 1) / bins
  }

  add(value: number): void {
    // The width doubles some 1000 times at most before every finite number lies between both ends.
    while (value < this.low) this.grow('down')
    while (value > this.low + bins * this.width) this.grow('up')
    const at = Math.min(bins - 1, Math.max(0, Math.floor((value - this.low) / this.width + 1e-9)))
    this.counts[at] = (this.counts[at] ?? 0) + 1
  }

  get histogram(): Histogram {
    return { low: this.low, width: this.width, counts: [...this.counts] }
  }

  private grow(direction: 'up' | 'down'): void {
    const pairs = Array.from(
      { length: bins / 2 },
      (_, index) => (this.counts[2 * index] ?? 0) + (this.counts[2 * index + 1] ?? 0),
    )
    const empty = pairs.map(() => 0)
    this.counts = direction === 'up' ? [...pairs, ...empty] : [...empty, ...pairs]
    // Nothing lies below the lowest number, so the start stays finite.
    if (direction === 'down') this.low = Math.max(this.low - bins * this.width, -Number.MAX_VALUE)
    this.width *= 2
  }
}
