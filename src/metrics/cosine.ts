import { MetricUndefinedError } from './metric-undefined.ts'

/**
 * The cosine of the angle between two vectors of one length, in double precision: -1..1, symmetric, 1 for a vector and itself.
 * Throws `MetricUndefinedError` for a vector of zeros, which has no direction, and for vectors of different lengths.
 */
export function cosineSimilarity(u: ArrayLike<number>, v: ArrayLike<number>): number {
  if (u.length !== v.length) throw new MetricUndefinedError(`Vectors of ${u.length} and ${v.length} numbers cannot be compared.`)
  let dot = 0
  let squaresU = 0
  let squaresV = 0
  for (let index = 0; index < u.length; index++) {
    const a = u[index] ?? 0
    const b = v[index] ?? 0
    dot += a * b
    squaresU += a * a
    squaresV += b * b
  }
  if (squaresU === 0 || squaresV === 0) throw new MetricUndefinedError('The cosine of a vector of zeros is not defined.')
  return Math.max(-1, Math.min(1, dot / Math.sqrt(squaresU) / Math.sqrt(squaresV)))
}
