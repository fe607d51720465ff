import { Option } from 'commander'
import type { GraderDiff } from '../../core/grader-diff.ts'
import { diffMarkdown } from '../../report/diff-markdown.ts'
import { diffText } from '../../report/diff-text.ts'
import { counted } from '../../report/numbers.ts'
import { coloured, plain } from '../../report/paint.ts'
import { safeText } from '../../report/safe-text.ts'
import { argumentParser, parseArguments, wholeNumber } from '../arguments.ts'
import { compareFiles, type OpenGrader } from '../compare-files.ts'
import { diffJson } from '../diff-json.ts'
import { addLimitOptions, type Breach, breachesOf, type DiffLimits, hasLimits, unaskedBreach } from '../diff-limits.ts'
import type { ExitCode, Io } from '../io.ts'
import { usableGrader } from '../open-grader.ts'
import { addPortOptions, openPorts } from '../port-sources.ts'
import { UsageError } from '../usage-error.ts'

interface DiffOptions extends DiffLimits {
  readonly export?: string
  readonly newExport?: string
  readonly criterion?: string
  readonly newCriterion?: string
  readonly limit: number
  readonly json?: boolean
  readonly markdown?: boolean
  readonly strict?: boolean
  readonly concurrency: number
  readonly repeat?: string
}

/** `graderkit diff <old> <new> <rows…>`: what a change of the grader does to the same answers; limits make it a gate. */
export async function diffCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const parser = argumentParser(
    'diff',
    'Grades rows with an old and a new grader and shows what changed: scores, order within prompts, failures, cost.',
    io,
  )
    .argument('<old>', 'The grader as it was: a .json file, or a .ts or .js module.')
    .argument('<new>', 'The grader as it is.')
    .argument('<rows...>', 'JSONL files of rows, or - for standard input.')
    .option('--export <name>', 'The export of a module, when it is not the default one.')
    .option('--new-export <name>', 'The same for the new grader, when it differs.')
    .option('--criterion <name>', 'One of several testing_criteria, by name or number.')
    .option('--new-criterion <name>', 'The same for the new grader, when it differs.')
    .option('--limit <n>', 'Examples in each list.', wholeNumber(0), 3)
    .option('--json', 'Print the diff as JSON.')
    .option('--markdown', 'Print the diff as GitHub Markdown, for a comment on a pull request.')
  addLimitOptions(parser)
    .option('--strict', 'Stop at the first line that is no row; also refuse keys that stand twice.')
    .option('--concurrency <n>', 'Rows under way at once, for graders that wait for something.', wholeNumber(1), 16)
  addPortOptions(parser)
  // People who know it from score are told what takes its place.
  parser.addOption(new Option('--repeat <n>').hideHelp())
  const [oldPath = '', newPath = '', ...paths] = parseArguments(parser, args).args
  const options = parser.opts<DiffOptions>()
  if (options.repeat !== undefined)
    throw new UsageError(
      'A diff grades each answer once with each grader; graderkit score --repeat 3 says how much noise a grader has.',
    )
  if (options.json === true && options.markdown === true)
    throw new UsageError('--json and --markdown are two forms of one output; keep one of them.')
  const before = await opened(oldPath, options, io)
  const after = await opened(newPath, newChoice(options), io)
  if (before === undefined || after === undefined) {
    await before?.world.close?.()
    await after?.world.close?.()
    return 1
  }
  const { strict = false, concurrency, limit } = options
  const { comparison, unasked, faults, interrupted } = await compareFiles(
    { before, after, paths, strict, concurrency, listed: limit },
    io,
  )
  const unread = faults.count === 0 ? [] : [`${counted(faults.count, 'line')} could not be read.`]
  if (comparison.samples === 0) {
    const why = unread[0] ?? 'The input has no rows.'
    if (!interrupted) await io.stderr.write(`No answer was graded. ${why}\n`)
    return interrupted ? 130 : 1
  }
  const diff = comparison.diff()
  const breaches = [...unaskedBreach(unasked.before.count, unasked.after.count), ...breachesOf(diff, options)]
  const names: readonly [string, string] = [oldPath, newPath]
  const shown = { diff, names, breaches: hasLimits(options) || breaches.length > 0 ? breaches : undefined }
  if (options.json === true) await io.stdout.write(diffJson({ ...shown, unreadRows: faults.count }))
  else if (options.markdown === true) {
    const messages = shown.breaches?.map(({ message }) => message)
    await io.stdout.write(`${diffMarkdown(diff, { names, breaches: messages }).join('\n')}\n`)
  } else await io.stdout.write(text(shown, [...unread, ...closing(before, after)], io))
  const notAsked = [...told('Old', unasked.before.lines()), ...told('New', unasked.after.lines())]
  if (notAsked.length > 0) await io.stderr.write(`${notAsked.join('\n')}\n`)
  if (interrupted) {
    await io.stderr.write('Interrupted; only what both had graded by then is shown.\n')
    return 130
  }
  return breaches.length > 0 || faults.count > 0 ? 1 : 0
}

interface Shown {
  readonly diff: GraderDiff
  readonly names: readonly [before: string, after: string]
  /** Absent when no limit was set and every model was asked. */
  readonly breaches: readonly Breach[] | undefined
}

async function opened(path: string, options: object, io: Io): Promise<OpenGrader | undefined> {
  const grader = await usableGrader(path, options, io)
  return grader && { grader, world: await openPorts(grader, options, io) }
}

function newChoice(options: DiffOptions): object {
  return {
    ...options,
    ...(options.newExport === undefined ? {} : { export: options.newExport }),
    ...(options.newCriterion === undefined ? {} : { criterion: options.newCriterion }),
  }
}

function text({ diff, names, breaches }: Shown, notes: readonly string[], io: Io): string {
  const paint = io.stdout.colour ? coloured : plain
  const columns = Math.min(io.stdout.columns, 120)
  const [head = '', ...rest] = diffText(diff, { columns, paint })
  const verdict =
    breaches === undefined
      ? []
      : breaches.length === 0
        ? ['', paint.green('Within the limits.')]
        : [
            '',
            paint.bold(breaches.every(({ limit }) => limit === 'unasked') ? 'Not asked' : 'Beyond the limits'),
            ...breaches.map(({ message }) => `  ${paint.red(message)}`),
          ]
  const title = [
    `${paint.dim('old')}  ${safeText(names[0], columns - 5)}`,
    `${paint.dim('new')}  ${safeText(names[1], columns - 5)}`,
  ]
  return `${[...title, '', head, ...notes, ...rest, ...verdict].join('\n')}\n`
}

function closing(before: OpenGrader, after: OpenGrader): string[] {
  return [...told('Old', before.world.closing?.() ?? []), ...told('New', after.world.closing?.() ?? [])]
}

/** Lines of one of the graders; what is indented belongs to the line above. */
function told(which: 'Old' | 'New', lines: readonly string[]): string[] {
  return lines.map((line) => (line.startsWith(' ') ? line : `${which}: ${line}`))
}
