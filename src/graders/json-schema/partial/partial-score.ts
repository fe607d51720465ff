import type { Json } from '../../../core/json.ts'
import { newReport, type Report, violation } from './report.ts'
import type { Plan } from './slot.ts'

/** The greatest number below 1. */
const almostOne = 0.9999999999999999

/** What an invalid document keeps of the score 1, and what it breaks. The root is location 0. */
export function partialScore(
  value: Json,
  plan: Plan,
  broken: string,
): { readonly score: number; readonly report: Report } {
  const report = newReport()
  const lost = plan.lose(0, value, undefined, report)
  if (lost > 0) return { score: Math.min(almostOne, 1 - lost), report }
  // Some rule that no slot knows, such as a dynamic reference: it counts as one slot more.
  violation(report, undefined, () => `breaks the rule "${broken}"`)
  return { score: Math.min(almostOne, 1 - 1 / (plan.weight(0) + 1)), report }
}
