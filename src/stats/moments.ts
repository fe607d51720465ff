/** Mean and spread of numbers that pass by once, in constant memory (Welford, 1962). */
export class Moments {
  count = 0
  mean = 0
  low = Number.POSITIVE_INFINITY
  high = Number.NEGATIVE_INFINITY
  private squares = 0

  add(value: number): void {
    this.count++
    const before = value - this.mean
    this.mean += before / this.count
    this.squares += before * (value - this.mean)
    if (value < this.low) this.low = value
    if (value > this.high) this.high = value
  }

  /** Standard deviation with n - 1; `undefined` for fewer than two numbers. */
  get deviation(): number | undefined {
    return this.count < 2 ? undefined : Math.sqrt(this.squares / (this.count - 1))
  }

  /** Standard deviation with n; `undefined` for no number. */
  get populationDeviation(): number | undefined {
    return this.count === 0 ? undefined : Math.sqrt(this.squares / this.count)
  }
}
