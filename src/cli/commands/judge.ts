import { nearestName } from '../../core/nearest.ts'
import { counted } from '../../report/numbers.ts'
import { safeText } from '../../report/safe-text.ts'
import { argumentParser, oneOf, parseArguments, wholeNumber } from '../arguments.ts'
import { gradeFiles } from '../grade-files.ts'
import type { ExitCode, Io } from '../io.ts'
import { collected } from '../model-options.ts'
import { modelSubstitutions } from '../model-substitutions.ts'
import { usableGrader } from '../open-grader.ts'
import { neededPorts } from '../port-sources.ts'
import { UsageError } from '../usage-error.ts'

const summary = 'Ask judges in batches: requests out as files, results back into a cassette.'
const mostShown = 20

/** `graderkit judge batch-out|batch-in`: judging at any scale on an engine that takes OpenAI's Batch API files. */
export async function judgeCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === 'batch-out') return batchOut(rest, io)
  if (name === 'batch-in') return batchIn(rest, io)
  const parser = argumentParser('judge', summary, io)
  parser.command('batch-out').description('Writes the requests that grading would make, as files for a batch.')
  parser.command('batch-in').description('Reads the results of a batch into a cassette.')
  if (name === undefined || name === '--help' || name === '-h') {
    parseArguments(parser, ['--help'])
    return 0
  }
  const near = nearestName(name, ['batch-out', 'batch-in'])
  const hint = near === undefined ? 'There are batch-out and batch-in.' : `Did you mean "${near}"?`
  throw new UsageError(`There is no command "judge ${safeText(name, 100)}". ${hint}`)
}

async function batchOut(args: readonly string[], io: Io): Promise<ExitCode> {
  const parser = argumentParser(
    'judge batch-out',
    'Writes the requests that grading would make, as files for a batch.',
    io,
  )
    .argument('<grader>', 'A .json file, or a .ts or .js module that exports a grader.')
    .argument('<rows...>', 'JSONL files of rows, or - for standard input.')
    .requiredOption('--out <file>', 'The file of requests; further ones are numbered: requests-2.jsonl.')
    .option('--cassette <file>', 'Leave out requests that this cassette has replies to.')
    .option('--export <name>', 'The export of a module, when it is not the default one.')
    .option('--criterion <name>', 'One of several testing_criteria, by name or number.')
    .option('--strict', 'Stop at the first line that is no row; also refuse keys that stand twice.')
    .option('--repeat <n>', 'Ask for each answer so often, to see how steady a judge is.', wholeNumber(1), 1)
    .option('--judge-api <api>', 'The API of the batch: chat or responses.', oneOf(['chat', 'responses']), 'chat')
    .option('--judge-model <old=new>', 'Ask another model than the grader names; *=new for every model.', collected)
    .option('--judge-models <file>', 'The same for many, as JSON: {"old": "new"}.')
    .option('--max-requests <n>', 'The most requests of a file.', wholeNumber(1), 50_000)
    .option('--max-bytes <n>', 'The most bytes of a file.', wholeNumber(1), 200_000_000)
  const [graderPath = '', ...paths] = parseArguments(parser, args).args
  const options = parser.opts<BatchOutOptions>()
  const grader = await usableGrader(graderPath, options, io)
  if (grader === undefined) return 1
  const needed = neededPorts(grader)
  if (!needed.has('model')) throw new UsageError('This grader asks no model, so there is nothing to write.')
  const other = [...needed].find((port) => port !== 'model')
  if (other !== undefined)
    throw new UsageError(`A batch asks models only, and this grader also needs its ${other} port.`)
  const { batchModel } = await import('../batch-model.ts')
  const { BatchParts } = await import('../batch-parts.ts')
  const { openCassette } = await import('../../adapters/cassette/open-cassette.ts')
  const { substituteModels } = await import('../../adapters/model/substitute-models.ts')
  const cassette = options.cassette === undefined ? undefined : await openCassette(options.cassette)
  const parts = new BatchParts(options.out, options)
  const model = substituteModels(
    batchModel({ api: await modelApi(options.judgeApi), parts, cassette }),
    await modelSubstitutions(options),
  )
  const { faults, interrupted } = await gradeFiles(
    {
      grader,
      world: { ports: { model } },
      paths,
      strict: options.strict === true,
      concurrency: 16,
      repeat: options.repeat,
      graded: () => undefined,
    },
    io,
  )
  cassette?.close()
  const written = parts.close()
  const lines = written.map(({ path, model, requests }) => `${path}: ${counted(requests, 'request')} to ${model}.`)
  if (written.length === 0) lines.push('There is nothing to ask.')
  await io.stderr.write(`${lines.map((line) => safeText(line, 500)).join('\n')}\n`)
  if (interrupted) return 130
  return faults.count > 0 ? 1 : 0
}

interface BatchOutOptions {
  readonly out: string
  readonly cassette?: string
  readonly export?: string
  readonly criterion?: string
  readonly strict?: boolean
  readonly repeat: number
  readonly judgeApi: 'chat' | 'responses'
  readonly judgeModel?: readonly string[]
  readonly judgeModels?: string
  readonly maxRequests: number
  readonly maxBytes: number
}

async function modelApi(name: 'chat' | 'responses') {
  if (name === 'responses') return (await import('../../adapters/model/responses.ts')).responses
  return (await import('../../adapters/model/chat-completions.ts')).chatCompletions
}

async function batchIn(args: readonly string[], io: Io): Promise<ExitCode> {
  const parser = argumentParser('judge batch-in', 'Reads the results of a batch into a cassette.', io)
    .argument('<results...>', 'JSONL files of results, as the batch gave them; those of its errors, too.')
    .requiredOption('--cassette <file>', 'The cassette that takes the replies.')
  const paths = parseArguments(parser, args).args
  const { cassette } = parser.opts<{ cassette: string }>()
  const { readBatchResults } = await import('../batch-results.ts')
  const { added, known, failed } = await readBatchResults(paths, cassette)
  const lines = failed.slice(0, mostShown).map((line) => safeText(line, 500))
  if (failed.length > mostShown) lines.push(`… and ${failed.length - mostShown} more.`)
  const had = known === 0 ? '' : `, ${counted(known, 'reply', 'replies')} it had already`
  lines.push(`${cassette}: ${counted(added, 'reply', 'replies')} added${had}.`)
  if (failed.length > 0)
    lines.push(
      `${counted(failed.length, 'result')} without a reply; judge batch-out --cassette ${cassette} writes only what is missing.`,
    )
  await io.stderr.write(`${lines.join('\n')}\n`)
  return failed.length > 0 ? 1 : 0
}
