import type { Metric, MetricFamily } from './metric.ts'

/** The one list of metrics: a line here lets a grader name a metric, and puts it into parity tests and reference pages. */
export const metrics: readonly Metric[] = []

/** The metric of a family, by its variant; without one, the definition that the dialect itself means. */
export function findMetric(family: MetricFamily, variant?: string): Metric | undefined {
  return metrics.find((metric) => metric.family === family && metric.variant === variant)
}

/** The names that `variant` takes in a family. */
export function variantsOf(family: MetricFamily): string[] {
  return metrics.flatMap((metric) => (metric.family === family && metric.variant !== undefined ? [metric.variant] : []))
}
