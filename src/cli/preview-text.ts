import type { AnyGrader } from '../core/grader.ts'
import type { Summary } from '../core/report.ts'
import { rangeOf } from '../graders/range-of.ts'
import type { Look } from '../report/look.ts'
import { promptLines } from '../report/prompt-lines.ts'
import { safeText } from '../report/safe-text.ts'
import { sampleLines } from '../report/sample-lines.ts'
import { scaleOf } from '../report/scale.ts'
import { headline, summaryLines } from '../report/summary-text.ts'
import { wrapColumns } from '../report/wrap-columns.ts'
import type { PreviewList } from './preview-lists.ts'
import type { PromptList } from './prompt-list.ts'

/** Everything that a preview shows. */
export interface Preview {
  readonly grader: AnyGrader
  readonly summary: Summary
  readonly prompts: PromptList
  readonly lists: readonly PreviewList[]
  /** Lines about the run: what could not be read, what calls cost. */
  readonly notes: readonly string[]
}

/** A preview for a person. */
export function previewText({ grader, summary, prompts, lists, notes }: Preview, look: Look): string {
  const { columns, paint } = look
  const { name = 'grader' } = grader.spec
  const head = wrapColumns(`${safeText(name, 60)} (${grader.kind.type}): ${headline(summary)}`, columns, '  ')
  const ranges = Object.fromEntries(Object.entries(grader.children ?? {}).map(([key, child]) => [key, rangeOf(child)]))
  const strips =
    summary.score === undefined
      ? []
      : promptLines(prompts.prompts, prompts.count, scaleOf(summary.range, summary.score), look)
  const examples = lists
    .filter(({ entries }) => entries.length > 0)
    .flatMap(({ title, entries, detail }) => [
      '',
      paint.bold(title),
      ...entries.flatMap((entry) => sampleLines(entry, detail, look)),
    ])
  return `${[...head, ...notes, ...summaryLines(summary, ranges, look), ...strips, ...examples, ...hint(lists, look)].join('\n')}\n`
}

/** How to see more of an answer, where only its parts are shown. */
function hint(lists: readonly PreviewList[], { paint }: Look): string[] {
  const [first] = lists
    .filter(({ detail, key }) => detail === 'parts' && key === 'worst')
    .flatMap(({ entries }) => entries)
  if (first === undefined) return []
  const row = first.id === undefined ? String(first.row) : safeText(String(first.id), 40)
  return ['', paint.dim(`--explain ${row}.${first.sample + 1} shows where a score comes from.`)]
}
