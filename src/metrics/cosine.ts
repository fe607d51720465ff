import { MetricUndefinedError } from './metric-undefined.ts'

/**
 * The cosine of the angle between two vectors of one length, in double precision: -1..1, symmetric, 1 for a vector and
 * itself. Lengths do not matter: vectors that are too long or short to be squared are scaled before.
 * Throws `MetricUndefinedError` for a vector of zeros, which has no direction, for one with a number that is not finite,
 * and for vectors of different lengths. The formula of `cosine` in the dialect; goldens in fixtures/parity/cosine.jsonl.
 */
export function cosineSimilarity(u: ArrayLike<number>, v: ArrayLike<number>): number {
  if (u.length !== v.length) {
    throw new MetricUndefinedError(`Vectors of ${u.length} and ${v.length} numbers cannot be compared.`)
  }
  const cosine = quotient({ u, v, sizeU: 1, sizeV: 1 })
  if (cosine !== undefined) return cosine
  const scaled = quotient({ u, v, sizeU: sizeOf(u), sizeV: sizeOf(v) })
  if (scaled === undefined) throw new MetricUndefinedError('The cosine of a vector of zeros is not defined.')
  return scaled
}

interface Scaled {
  readonly u: ArrayLike<number>
  readonly v: ArrayLike<number>
  readonly sizeU: number
  readonly sizeV: number
}

/** `undefined` when a sum of squares is 0 or leaves the range in which squares are exact enough. */
function quotient({ u, v, sizeU, sizeV }: Scaled): number | undefined {
  let dot = 0
  let squaresU = 0
  let squaresV = 0
  for (let i = 0; i < u.length; i++) {
    // Both have the index: the lengths are equal.
    const a = (u[i] ?? 0) / sizeU
    const b = (v[i] ?? 0) / sizeV
    dot += a * b
    squaresU += a * a
    squaresV += b * b
  }
  if (!(squaresU > 1e-140 && squaresV > 1e-140 && squaresU < 1e140 && squaresV < 1e140)) return undefined
  // One root of the product, not two roots: the root of a square is exact, so a vector and itself give 1.
  return Math.max(-1, Math.min(1, dot / Math.sqrt(squaresU * squaresV)))
}

/** The largest number of a vector, without its sign; 1 for a vector of zeros. */
function sizeOf(vector: ArrayLike<number>): number {
  let largest = 0
  for (let i = 0; i < vector.length; i++) {
    const size = Math.abs(vector[i] ?? 0)
    if (!Number.isFinite(size)) throw new MetricUndefinedError(`The cosine of a vector with ${size} is not defined.`)
    if (size > largest) largest = size
  }
  return largest === 0 ? 1 : largest
}
