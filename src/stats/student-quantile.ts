/**
 * The quantile of Student's t distribution for `degrees` >= 1, to about six digits.
 * Source: G. W. Hill, Algorithm 396, Communications of the ACM 13 (1970), with exact forms for one and two degrees.
 */
export function studentQuantile(probability: number, degrees: number): number {
  if (probability < 0.5) return -studentQuantile(1 - probability, degrees)
  const tail = 2 * (1 - probability)
  if (degrees === 1) return Math.cos((tail * Math.PI) / 2) / Math.sin((tail * Math.PI) / 2)
  if (degrees === 2) return Math.sqrt(2 / (tail * (2 - tail)) - 2)
  const a = 1 / (degrees - 0.5)
  const b = (48 / a) * (1 / a)
  let c = ((20700 * a) / b - 98) * a - 16
  c = c * a + 96.36
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * degrees
  let y = (d * tail) ** (2 / degrees)
  if (y > 0.05 + a) {
    const x = normalQuantile(tail / 2)
    y = x * x
    if (degrees < 5) c += 0.3 * (degrees - 4.5) * (x + 0.6)
    c = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + c
    y = (((((0.4 * y + 6.3) * y + 36) * y + 94.5) / c - y - 3) / b + 1) * x
    y = Math.expm1(a * y * y)
  } else {
    y =
      ((1 / (((degrees + 6) / (degrees * y) - 0.089 * d - 0.822) * (degrees + 2) * 3) + 0.5 / (degrees + 4)) * y - 1) *
        ((degrees + 1) / (degrees + 2)) +
      1 / y
  }
  return Math.sqrt(degrees * y)
}

/** The standard normal quantile to 4.5e-4 times a Newton step (Abramowitz and Stegun 26.2.23, then one correction). */
function normalQuantile(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(probability))
  let x = -(t - ((0.010328 * t + 0.802853) * t + 2.515517) / (((0.001308 * t + 0.189269) * t + 1.432788) * t + 1))
  for (let step = 0; step < 3; step++) {
    const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
    x -= (normalShare(x) - probability) / density
  }
  return x
}

/** The share of the standard normal distribution below x, for x < 0, by its continued fraction or series. */
function normalShare(x: number): number {
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
  if (x > -2.5) {
    let term = x
    let sum = x
    for (let k = 1; k < 60; k++) {
      term *= (x * x) / (2 * k + 1)
      sum += term
    }
    return 0.5 + sum * density
  }
  let fraction = 0
  for (let k = 40; k > 0; k--) fraction = k / (-x + fraction)
  return density / (-x + fraction)
}
