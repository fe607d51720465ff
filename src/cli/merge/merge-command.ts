import { InputError } from '../../core/input-error.ts'
import type { Summary } from '../../core/report.ts'
import { coloured, plain } from '../../report/paint.ts'
import { headline, summaryLines } from '../../report/summary-text.ts'
import { type Grading, RepeatSummarizer } from '../../run/repeat-summarizer.ts'
import { type Outcome, Summarizer } from '../../run/summarizer.ts'
import { argumentParser, parseArguments } from '../arguments.ts'
import type { ExitCode, Io } from '../io.ts'
import { checkParts, orderOfFiles } from './check-parts.ts'
import { MergedFile } from './merged-file.ts'
import { mergedLines } from './merged-lines.ts'
import { type Part, surveyPart } from './part.ts'

/** `graderkit report merge <parts…>`: one summary of the outputs of `score --shard`, and one file of them in row order. */
export async function mergeCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const parser = argumentParser(
    'report merge',
    'Puts the outputs of score --shard together: one summary, one file.',
    io,
  )
    .argument('<parts...>', 'The outputs, in any order; each shard once.')
    .option('--out <file>', 'Write all lines in row order, as one score without --shard would have.')
    .option('--json', 'Print the summary as JSON.')
  const paths = parseArguments(parser, args).args
  const options = parser.opts<{ out?: string; json?: boolean }>()
  const parts: Part[] = []
  for (const path of paths) parts.push(await surveyPart(path))
  checkParts(parts)
  if (options.out !== undefined && paths.includes(options.out))
    throw new InputError(`${options.out} is one of the parts: name another file for --out.`)
  const summary = await mergeParts(parts, options.out)
  const look = { columns: Math.min(io.stdout.columns, 120), paint: io.stdout.colour ? coloured : plain }
  await io.stdout.write(
    options.json === true
      ? `${JSON.stringify({ ...summary, range: undefined }, null, 2)}\n`
      : `${[headline(summary), ...summaryLines(summary, {}, look)].join('\n')}\n`,
  )
  return summary.samples === 0 ? 1 : 0
}

async function mergeParts(parts: readonly Part[], out: string | undefined): Promise<Summary> {
  // What scores the grader can give, its outputs do not say.
  const summarizer = new Summarizer({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY })
  const merged = out === undefined ? undefined : new MergedFile(out)
  const gradings = parts.find(({ isEmpty }) => !isEmpty)?.gradings ?? 1
  const repeats = new RepeatSummarizer(gradings)
  let row = newRow('')
  const finishRow = (): void => {
    if (row.outcomes.length === 0) return
    summarizer.add(row.outcomes)
    if (gradings > 1) repeats.add(byGrading(row, gradings))
  }
  try {
    for await (const { text, score } of mergedLines(parts, orderOfFiles(parts))) {
      const place = `${score.row} ${score.file ?? ''}`
      if (place !== row.place) {
        finishRow()
        row = newRow(place)
      }
      row.outcomes.push(score.outcome)
      row.again.push(score.again)
      merged?.add(`${withoutShard(text)}\n`)
    }
    finishRow()
    merged?.finish()
  } finally {
    merged?.close()
  }
  const summary = summarizer.summary()
  return gradings === 1 ? summary : { ...summary, repeats: repeats.summary() }
}

/** The answers of one row, in their order. */
interface MergedRow {
  readonly place: string
  readonly outcomes: Outcome[]
  readonly again: (readonly Grading[])[]
}

function newRow(place: string): MergedRow {
  return { place, outcomes: [], again: [] }
}

/** Grading by grading, one result for each answer. */
function byGrading({ outcomes, again }: MergedRow, gradings: number): readonly (readonly Grading[])[] {
  const later = Array.from({ length: gradings - 1 }, (_, index) =>
    again.map((own) => own[index] ?? ({ ok: false } as const)),
  )
  return [outcomes, ...later]
}

/** In text of JSON every quote is escaped, so that this stands in no value. */
function withoutShard(line: string): string {
  return line.replace(/,"shard":"\d+\/\d+"/u, '')
}
