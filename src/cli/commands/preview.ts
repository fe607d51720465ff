import type { GradedSample } from '../../core/report.ts'
import { counted } from '../../report/numbers.ts'
import { coloured, plain } from '../../report/paint.ts'
import { argumentParser, oneOf, parseArguments, portNumber, wholeNumber } from '../arguments.ts'
import { explainAnswer } from '../explain-answer.ts'
import { gradeFiles, summaryOf } from '../grade-files.ts'
import type { ExitCode, Io } from '../io.ts'
import { chooseJobs } from '../jobs/choose-jobs.ts'
import { pickInWorkers } from '../jobs/pick-in-workers.ts'
import { workerGrader } from '../jobs/worker-grader.ts'
import { checkLiveOptions } from '../live/check-live-options.ts'
import { usableGrader } from '../open-grader.ts'
import { addPortOptions, openPorts } from '../port-sources.ts'
import type { PreviewOptions } from '../preview-lists.ts'
import { PreviewPick } from '../preview-pick.ts'
import { previewText } from '../preview-text.ts'
import { UsageError } from '../usage-error.ts'
import { bareResult, writableJson } from '../writable-json.ts'

/** `graderkit preview <grader> <rows…>`: the numbers of a run, and the answers worth a look with what was compared. */
export async function previewCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const parser = argumentParser(
    'preview',
    'Grades rows and shows the scores: summary, histogram, the best, the worst and the failed answers.',
    io,
  )
    .argument('<grader>', 'A .json file, or a .ts or .js module that exports a grader.')
    .argument('<rows...>', 'JSONL files of rows, or - for standard input.')
    .option('--export <name>', 'The export of a module, when it is not the default one.')
    .option('--criterion <name>', 'One of several testing_criteria, by name or number.')
    .option('--limit <n>', 'Answers in each list.', wholeNumber(0), 3)
    .option('--failures', 'Only the answers that could not be graded.')
    .option(
      '--sort <order>',
      'One list in this order: best, worst, row, or expert (furthest from the expert first).',
      oneOf(['best', 'worst', 'row', 'expert']),
    )
    .option('--prompts <n>', 'Prompts drawn as strips; of more, those with the least spread.', wholeNumber(0), 12)
    .option('--explain <row>', 'Show where one score comes from: a row by its id or line, and an answer, as in q7.2.')
    .option('--json', 'Print summary and lists as JSON.')
    .option('--html <file>', 'Also write a report that any browser opens, as one file.')
    .option('--strict', 'Stop at the first line that is no row; also refuse keys that stand twice.')
    .option('--concurrency <n>', 'Rows under way at once, for graders that wait for something.', wholeNumber(1), 16)
    .option('--jobs <n>', 'Threads to grade with; all cores for long files unless said.', wholeNumber(1))
    .option('--repeat <n>', 'Grade each answer so often, to see how steady a judge is.', wholeNumber(1), 1)
    .option('--watch', 'Serve a live page on this machine that grades again whenever grader or rows change.')
    .option('--open', 'With --watch: open the page in the browser.')
    .option('--port <n>', 'With --watch: the port of the page; any that is free unless said.', portNumber)
  addPortOptions(parser)
  const [graderPath = '', ...paths] = parseArguments(parser, args).args
  const options = parser.opts<
    PreviewOptions & {
      export?: string
      criterion?: string
      strict?: boolean
      concurrency: number
      repeat: number
      jobs?: number
      json?: boolean
      html?: string
      prompts: number
      explain?: string
      watch?: boolean
      open?: boolean
      port?: number
    }
  >()
  const strict = options.strict === true
  if (options.watch === true) {
    checkLiveOptions(options)
    const { livePreview } = await import('../live/live-preview.ts')
    const { concurrency, open = false, port } = options
    return livePreview({ graderPath, choice: options, paths, strict, concurrency, open, port, options }, io)
  }
  if (options.open === true || options.port !== undefined)
    throw new UsageError('--open and --port are for the live page; add --watch.')
  if (options.explain !== undefined && options.html !== undefined)
    throw new UsageError('--explain shows one answer and --html writes all of them; keep one of them.')
  const grader = await usableGrader(graderPath, options, io)
  if (grader === undefined) return 1
  // A report keeps the answers themselves, which would have to go from thread to thread.
  const isAlone = options.repeat > 1 || options.html !== undefined || options.explain !== undefined
  const jobs = isAlone ? 1 : chooseJobs(options.jobs, grader, paths)
  const world = await openPorts(grader, options, io)
  const look = { columns: Math.min(io.stdout.columns, 120), paint: io.stdout.colour ? coloured : plain }
  if (options.explain !== undefined) {
    const wanted = { grader, world, name: options.explain, paths, strict, json: options.json === true, look }
    try {
      await io.stdout.write(await explainAnswer(wanted, io))
    } finally {
      await world.close()
    }
    return 0
  }
  const pick = new PreviewPick(options)
  const { lists, prompts } = pick
  const html = options.html === undefined ? undefined : (await import('../html-file.ts')).htmlFile(options.html, grader)
  const { concurrency, repeat } = options
  const grading = { grader, paths, strict, concurrency }
  const done =
    jobs === 1
      ? await gradeFiles(
          {
            ...grading,
            world,
            repeat,
            graded(_file, line, row, results) {
              const answers = pick.add(row, line, results)
              html?.add(answers)
            },
          },
          io,
        )
      : await pickInWorkers({ ...grading, jobs, source: workerGrader(graderPath, grader, options) }, pick, options, io)
  const { faults, unasked, interrupted } = done
  const summary = summaryOf(done)
  if (options.json === true) {
    const shown = Object.fromEntries(lists.map(({ key, entries }) => [key, entries.map(jsonEntry)]))
    await io.stdout.write(
      `${JSON.stringify({ grader: grader.spec.name ?? grader.kind.type, summary, unreadRows: faults.count, prompts: prompts.prompts, ...shown }, null, 2)}\n`,
    )
  } else if (summary.samples === 0) {
    const why = faults.count === 0 ? 'the input has no rows' : `${counted(faults.count, 'line')} could not be read`
    if (!interrupted) await io.stderr.write(`No answer was graded: ${why}.\n`)
  } else {
    const unread = faults.count === 0 ? [] : [`${counted(faults.count, 'line')} could not be read.`]
    const notes = [...unread, ...world.closing(), ...(unasked?.lines() ?? [])]
    await io.stdout.write(previewText({ grader, summary, prompts, lists, notes }, look))
  }
  if (html !== undefined && summary.samples > 0) await io.stderr.write(`${await html.write(summary, faults.count)}\n`)
  if (interrupted) {
    await io.stderr.write('Interrupted; only what was graded by then is shown.\n')
    return 130
  }
  return faults.count > 0 || summary.samples === 0 || (unasked?.count ?? 0) > 0 ? 1 : 0
}

function jsonEntry({ id, row, sample, input, result, expertScore }: GradedSample): object {
  const entry = { id: id ?? null, row, sample, input, result, ...(expertScore === undefined ? {} : { expertScore }) }
  return writableJson(entry, () => ({ ...entry, input: null, result: bareResult(result) }))
}
