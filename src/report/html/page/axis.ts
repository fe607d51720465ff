/** Maps numbers to places on a line. */
export interface Scale {
  readonly low: number
  readonly high: number
  readonly place: (value: number) => number
}

/** A linear scale; a single number gets some room around it. */
export function linearScale(low: number, high: number, from: number, to: number): Scale {
  const [start, end] = high > low ? [low, high] : [low - 0.5, low + 0.5]
  return { low: start, high: end, place: (value) => from + ((value - start) / (end - start)) * (to - from) }
}

/** Round numbers within a range, about as many as asked for: steps of 1, 2 or 5 times a power of ten. */
export function ticks(low: number, high: number, about: number): number[] {
  const rough = (high - low) / Math.max(1, about)
  if (!(rough > 0) || !Number.isFinite(rough)) return [low]
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999) ?? rough
  const first = Math.ceil(low / step - 1e-9)
  const last = Math.floor(high / step + 1e-9)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

/** The same for a scale of powers of ten: 1, 2 and 5 of each, or whole powers where those are too many. */
export function logTicks(low: number, high: number, about: number): number[] {
  const powers = Array.from({ length: Math.floor(high) - Math.floor(low) + 1 }, (_, index) => Math.floor(low) + index)
  const within = (factors: readonly number[]): number[] =>
    powers
      .flatMap((power) => factors.map((factor) => power + Math.log10(factor)))
      .filter((place) => place >= low - 1e-9 && place <= high + 1e-9)
  const fine = within([1, 2, 5])
  return fine.length <= about ? fine : within([1])
}

/** A tick as a short label. */
export function tickText(value: number): string {
  const size = Math.abs(value)
  if (size >= 10_000) return size >= 1e6 ? value.toExponential(0) : `${Number((value / 1000).toPrecision(3))}k`
  return String(Number(value.toPrecision(4)))
}

/** The scores that pictures show: at least 0 to 1, and whatever lies outside. */
export function scoreBounds(columns: readonly Float64Array[]): { readonly low: number; readonly high: number } {
  let low = 0
  let high = 1
  for (const column of columns) {
    for (const value of column) {
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return { low, high }
}
