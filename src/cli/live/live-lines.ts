import { counted, countText, scoreText } from '../../report/numbers.ts'
import { safeText } from '../../report/safe-text.ts'
import { headline } from '../../report/summary-text.ts'
import type { LiveGrading } from '../../serve/live-grading.ts'
import type { Moves } from '../../serve/moves.ts'

/** A grading for the terminal, in one line; the page has the rest. */
export function liveLines({ source, issues, fault, report, moves }: LiveGrading): string[] {
  const errors = issues.filter(({ severity }) => severity === 'error')
  const [first] = errors
  if (fault !== undefined) return [safeText(fault, 300)]
  if (first !== undefined) {
    const place = first.place === undefined ? '' : `:${first.place.line}:${first.place.column}`
    const more = errors.length === 1 ? '' : ` (${counted(errors.length, 'error')} in all)`
    return [`${source.file}${place}: ${safeText(first.message, 300)}${more}`]
  }
  if (report === undefined) return []
  const { summary } = report.head
  const mean = summary.score === undefined ? '' : ` Mean ${scoreText(summary.score.mean)}.`
  return [`${headline(summary)}${mean}${moves === undefined ? '' : ` ${movesSentence(moves)}`}`]
}

/** What moved, in one sentence. */
function movesSentence({ up, down, flips, lost, gained }: Moves): string {
  if (up + down + lost + gained === 0) return 'No score moved.'
  const counts = [`${countText(up)} up`, `${countText(down)} down`, counted(flips, 'rank flip')]
  if (lost > 0) counts.push(`${countText(lost)} lost their score`)
  if (gained > 0) counts.push(`${countText(gained)} gained one`)
  return `${counts.join(', ')}.`
}
