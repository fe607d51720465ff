import { studentQuantile } from './student-quantile.ts'

/**
 * 95 % interval of a mean whose values come in clusters (answers to one prompt are alike), in constant memory.
 * The cluster-robust variance with the factor G / (G - 1) and Student's t with G - 1 degrees (Liang and Zeger, 1986).
 */
export class ClusterInterval {
  private clusters = 0
  private count = 0
  // Values are taken as distances from the first one, so that sums of squares keep their digits far away from 0.
  private origin = 0
  private sum = 0
  private sumOfSquaredSums = 0
  private sumOfSizedSums = 0
  private sumOfSquaredSizes = 0

  /** Adds the values of one cluster; an empty one changes nothing. */
  add(values: readonly number[]): void {
    const [first] = values
    if (first === undefined) return
    if (this.clusters === 0) this.origin = first
    let sum = 0
    for (const value of values) sum += value - this.origin
    this.clusters++
    this.count += values.length
    this.sum += sum
    this.sumOfSquaredSums += sum * sum
    this.sumOfSizedSums += values.length * sum
    this.sumOfSquaredSizes += values.length * values.length
  }

  /** `undefined` for fewer than two clusters: one prompt says nothing about others. */
  get interval(): readonly [low: number, high: number] | undefined {
    if (this.clusters < 2) return undefined
    const mean = this.sum / this.count
    const center = this.origin + mean
    const squares = this.sumOfSquaredSums - 2 * mean * this.sumOfSizedSums + mean * mean * this.sumOfSquaredSizes
    const variance = ((this.clusters / (this.clusters - 1)) * Math.max(0, squares)) / (this.count * this.count)
    const margin = studentQuantile(0.975, this.clusters - 1) * Math.sqrt(variance)
    return [center - margin, center + margin]
  }
}
