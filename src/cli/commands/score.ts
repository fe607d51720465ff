import type { Summary } from '../../core/report.ts'
import { counted, countText, scoreText } from '../../report/numbers.ts'
import { repeatSentences } from '../../report/repeat-sentences.ts'
import { resultLines } from '../../report/result-line.ts'
import { headline } from '../../report/summary-text.ts'
import { type Shard, shardText } from '../../dataset/shard.ts'
import { argumentParser, parseArguments, shard, wholeNumber } from '../arguments.ts'
import { type GradedFiles, type GradeFiles, gradeFiles, summaryOf } from '../grade-files.ts'
import type { ExitCode, Io } from '../io.ts'
import { chooseJobs } from '../jobs/choose-jobs.ts'
import type { GradeInWorkers } from '../jobs/grade-in-workers.ts'
import { workerGrader } from '../jobs/worker-grader.ts'
import { usableGrader } from '../open-grader.ts'
import { addPortOptions, openPorts } from '../port-sources.ts'

/** `graderkit score <grader> <rows…|->`: one JSON line out per answer, in input order; the summary goes to stderr. */
export async function scoreCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const parser = argumentParser(
    'score',
    'Grades rows: JSONL in, one JSON line per answer out, in order, in constant memory.',
    io,
  )
    .argument('<grader>', 'A .json file, or a .ts or .js module that exports a grader.')
    .argument('<rows...>', 'JSONL files of rows, or - for standard input.')
    .option('--export <name>', 'The export of a module, when it is not the default one.')
    .option('--criterion <name>', 'One of several testing_criteria, by name or number.')
    .option('--strict', 'Stop at the first line that is no row; also refuse keys that stand twice.')
    .option('--concurrency <n>', 'Rows under way at once, for graders that wait for something.', wholeNumber(1), 16)
    .option('--shard <i/n>', 'Only every n-th line from line i on, for n machines; see graderkit report merge.', shard)
    .option('--jobs <n>', 'Threads to grade with; all cores for long files unless said.', wholeNumber(1))
    .option('--repeat <n>', 'Grade each answer so often, to see how steady a judge is.', wholeNumber(1), 1)
    .option('--quiet', 'No summary on stderr.')
  addPortOptions(parser)
  const [graderPath = '', ...paths] = parseArguments(parser, args).args
  const options = parser.opts<{
    export?: string
    criterion?: string
    strict?: boolean
    concurrency: number
    shard?: Shard
    jobs?: number
    repeat: number
    quiet?: boolean
  }>()
  const grader = await usableGrader(graderPath, options, io)
  if (grader === undefined) return 1
  const jobs = options.repeat > 1 ? 1 : chooseJobs(options.jobs, grader, paths)
  const world = await openPorts(grader, options, io)
  const { shard: part, concurrency, repeat } = options
  const grading = { grader, paths, strict: options.strict === true, concurrency, shard: part }
  const done =
    jobs === 1
      ? await scoreHere({ ...grading, world, repeat }, io)
      : await scoreThere({ ...grading, jobs, source: workerGrader(graderPath, grader, options) }, io)
  if (options.quiet !== true) await io.stderr.write(closing(done, world.closing(), part))
  if (done.interrupted) return 130
  if (done.faults.count > 0 || (done.unasked?.count ?? 0) > 0) return 1
  // Of more machines than rows, some have nothing to do.
  return done.summarizer.samples === 0 && part === undefined ? 1 : 0
}

/** Grades in this thread. */
async function scoreHere(work: Omit<GradeFiles, 'graded'>, io: Io): Promise<GradedFiles> {
  const several = work.paths.length > 1
  const shard = work.shard && shardText(work.shard)
  let buffer = ''
  return gradeFiles(
    {
      ...work,
      graded(file, line, row, results, again) {
        buffer += resultLines({ id: row.id, row: line, file: several ? file : undefined, shard }, results, again)
      },
      async flush() {
        const text = buffer
        buffer = ''
        await io.stdout.write(text)
      },
    },
    io,
  )
}

/** Grades in other threads. */
async function scoreThere(work: Omit<GradeInWorkers, 'output' | 'take'>, io: Io): Promise<GradedFiles> {
  const { gradeInWorkers } = await import('../jobs/grade-in-workers.ts')
  return gradeInWorkers({ ...work, output: { kind: 'lines' }, take: ({ output }) => io.stdout.write(output) }, io)
}

function closing(done: GradedFiles, ofPorts: readonly string[], part?: Shard): string {
  const { faults, interrupted, unasked } = done
  const summary = summaryOf(done)
  const lines: string[] = []
  if (interrupted) lines.push('Interrupted; what was graded is written.')
  lines.push(...(summary.samples === 0 ? ['No answer was graded.'] : gradedLines(summary)))
  if (faults.stopped) lines.push('Stopped at a line that could not be read.')
  else if (faults.count > 0) lines.push(`${counted(faults.count, 'line')} could not be read.`)
  else if (summary.samples === 0 && !interrupted)
    lines.push(part === undefined ? 'The input has no rows.' : `Shard ${shardText(part)} of the input has no rows.`)
  return `${[...lines, ...ofPorts, ...(unasked?.lines() ?? [])].join('\n')}\n`
}

function gradedLines(summary: Summary): string[] {
  const { score, failed, repeats } = summary
  const lines = [headline(summary)]
  if (score !== undefined) {
    const interval =
      score.interval === undefined
        ? ''
        : ` (95 % interval ${scoreText(score.interval[0])} to ${scoreText(score.interval[1])})`
    lines.push(`Mean ${scoreText(score.mean)}${interval}.`)
  }
  if (repeats !== undefined) lines.push(...repeatSentences(repeats))
  const codes = Object.entries(failed).map(([code, count]) => `${code} ${countText(count)}`)
  if (codes.length > 0) lines.push(`Not graded: ${codes.join(', ')}.`)
  return lines
}
