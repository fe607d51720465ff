import { describe, expect, test } from 'vitest'
import { studentQuantile } from '../../src/stats/student-quantile.ts'

/** By bisection on the incomplete beta function with 30 digits (mpmath 1.3). */
const table: [degrees: number, p95: number, p975: number, p995: number][] = [
  [1, 6.313751515, 12.70620474, 63.65674116],
  [2, 2.91998558, 4.30265273, 9.924843201],
  [3, 2.353363435, 3.182446305, 5.84090931],
  [4, 2.131846786, 2.776445105, 4.604094871],
  [5, 2.015048373, 2.570581836, 4.032142984],
  [6, 1.943180281, 2.446911851, 3.707428021],
  [10, 1.812461123, 2.228138852, 3.169272673],
  [20, 1.724718243, 2.085963447, 2.84533971],
  [30, 1.697260887, 2.042272456, 2.749995654],
  [100, 1.660234326, 1.983971519, 2.625890521],
  [1000, 1.646378817, 1.962339081, 2.580754698],
  [100_000, 1.644868865, 1.959987708, 2.57587847],
]

describe("the quantile of Student's t agrees with tables to four digits", () => {
  test.each(table)('for %i degrees of freedom', (degrees, p95, p975, p995) => {
    const relative = ([0.95, 0.975, 0.995] as const).map(
      (probability, index) => studentQuantile(probability, degrees) / ([p95, p975, p995][index] ?? 0) - 1,
    )
    expect(relative.filter((difference) => !(Math.abs(difference) < 5e-5))).toEqual([])
  })
})

test('it is odd about one half', () => {
  for (const [degrees, p95] of table) {
    expect(studentQuantile(0.05, degrees)).toBeCloseTo(-p95, 3)
    expect(Math.abs(studentQuantile(0.5, degrees))).toBeLessThan(1e-6)
  }
})
