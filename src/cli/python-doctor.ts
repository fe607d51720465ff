import type { Command } from 'commander'
import type { InstalledImage } from '../adapters/python/installed-packages.ts'
import type { SystemPython, SystemPythonOptions } from '../adapters/python/system-python.ts'
import { findUnsteady, type Unsteady } from '../check/determinism.ts'
import type { AnyGrader } from '../core/grader.ts'
import type { GradeResult } from '../core/result.ts'
import { counted, scoreText } from '../report/numbers.ts'
import { safeText } from '../report/safe-text.ts'
import { argumentParser, parseArguments } from './arguments.ts'
import { FaultLog } from './fault-log.ts'
import type { ExitCode, Io } from './io.ts'
import { type GraderChoice, usableGrader } from './open-grader.ts'
import { neededPorts } from './port-sources.ts'
import { readAllRows, type PlacedRow } from './read-all-rows.ts'
import { UsageError } from './usage-error.ts'

/** The options of `graderkit python doctor`. */
export function doctorParser(io: Io): Command {
  return argumentParser('python doctor', 'Says which Python runs graders here, how far apart, and what it lacks.', io)
    .argument('[grader]', 'A Python grader, or a multi with one: graded twice to see whether its scores are steady.')
    .argument('[rows...]', 'JSONL files of rows for it.')
    .option('--python <path>', 'The interpreter, or the folder of an environment.')
    .option('--export <name>', 'The export of a module, when it is not the default one.')
    .option('--criterion <name>', 'One of several testing_criteria, by name or number.')
    .option('--json', 'Print what was found as JSON.')
}

/** What the doctor found. */
interface Findings {
  readonly python: { readonly executable: string; readonly version: string }
  readonly isolation: string
  readonly strongerFailed: SystemPython['failures']
  readonly image: InstalledImage
  readonly determinism?: {
    readonly answers: number
    readonly unsteady: readonly (Unsteady & { readonly place: string })[]
  }
}

/** `graderkit python doctor [grader rows…]`: 0 when all is as on the hosted sandbox, 1 when something is not. */
export async function pythonDoctor(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseArguments(doctorParser(io), args)
  const [graderPath, ...paths] = parsed.args
  const options = parsed.opts<GraderChoice & { python?: string; json?: boolean }>()
  if (graderPath !== undefined && paths.length === 0)
    throw new UsageError('To look at a grader, the doctor needs rows: graderkit python doctor <grader> <rows…>.')
  const grader = graderPath === undefined ? undefined : await usableGrader(graderPath, options, io)
  if (graderPath !== undefined && grader === undefined) return 1
  if (grader !== undefined) checkNeeds(grader)
  const faults = new FaultLog(io, false)
  const rows = await readAllRows(paths, faults, io)
  const { systemPython } = await import('../adapters/python/system-python.ts')
  const { installedImage } = await import('../adapters/python/installed-packages.ts')
  const own: SystemPythonOptions = options.python === undefined ? {} : { python: options.python }
  const python = await systemPython({ ...own, workers: 1 })
  try {
    const determinism = grader === undefined ? undefined : await steadiness({ grader, rows, python, own, io })
    const found: Findings = {
      python: python.interpreter,
      isolation: python.isolation,
      strongerFailed: python.failures,
      image: await installedImage(python.interpreter),
      ...(determinism === undefined ? {} : { determinism }),
    }
    const warning = python.warning === undefined ? [] : [python.warning]
    const { executable, version } = found.python
    const text =
      options.json === true
        ? JSON.stringify({ ...found, python: { executable, version } }, null, 2)
        : lines(found, warning).join('\n')
    await io.stdout.write(`${text}\n`)
    return faults.count === 0 && isHealthy(found) ? 0 : 1
  } finally {
    await python.close()
  }
}

function checkNeeds(grader: AnyGrader): void {
  const others = [...neededPorts(grader)].filter((port) => port !== 'python')
  if (others.length > 0)
    throw new UsageError(
      `This grader also needs the port ${others.join(', ')}, whose answers are not steady; name its Python part.`,
    )
}

interface Steadiness {
  readonly grader: AnyGrader
  readonly rows: readonly PlacedRow[]
  readonly python: SystemPython
  readonly own: SystemPythonOptions
  readonly io: Io
}

/** Two processes that differ in the seed of their hashes, and get the answers in two orders. */
async function steadiness({ grader, rows, python, own, io }: Steadiness): Promise<Findings['determinism']> {
  const { systemPython } = await import('../adapters/python/system-python.ts')
  const other = await systemPython({ ...own, workers: 1, hashSeed: 1, isolation: python.isolation })
  try {
    const list = rows.map(({ row }) => row)
    const ports = { first: { python }, second: { python: other } }
    const unsteady = await findUnsteady({ grader, rows: list, ...ports, signal: io.signal })
    const answers = list.reduce((count, { samples }) => count + samples.length, 0)
    return { answers, unsteady: unsteady.map((one) => ({ ...one, place: rows[one.row]?.place ?? '' })) }
  } finally {
    await other.close()
  }
}

function isHealthy({ isolation, image, determinism }: Findings): boolean {
  const isComplete = image.packages.every(({ hosted, installed }) => hosted === installed)
  return isolation !== 'none' && isComplete && image.missingCorpora.length === 0 && !(determinism?.unsteady.length ?? 0)
}

function lines(
  { python, isolation, strongerFailed, image, determinism }: Findings,
  warning: readonly string[],
): string[] {
  const missing = image.packages.filter(({ installed }) => installed === undefined)
  const other = image.packages.filter(({ installed, hosted }) => installed !== undefined && installed !== hosted)
  const same = image.packages.length - missing.length - other.length
  return [
    `Python ${python.version} at ${python.executable}.`,
    `Isolation: ${isolation}.`,
    ...strongerFailed.map((failure) => `  ${failure.isolation} does not work here: ${safeText(failure.reason, 200)}`),
    ...warning.map((text) => `  ${text}`),
    `Packages of the hosted image: ${same} of ${image.packages.length} with the hosted version.`,
    ...other.map(({ name, hosted, installed }) => `  ${name}: ${installed} is here, ${hosted} is hosted`),
    ...(missing.length === 0
      ? []
      : [`  missing: ${missing.map(({ name, hosted }) => `${name} ${hosted}`).join(', ')}`]),
    ...(image.missingCorpora.length === 0 ? [] : [`  missing corpora of NLTK: ${image.missingCorpora.join(', ')}`]),
    ...(missing.length === 0 ? [] : ['  graderkit python setup installs what is missing.']),
    ...(determinism === undefined ? [] : determinismLines(determinism)),
  ]
}

function determinismLines({ answers, unsteady }: NonNullable<Findings['determinism']>): string[] {
  if (unsteady.length === 0)
    return [
      `Determinism: ${counted(answers, 'answer')} graded twice, in two processes and two orders, with the same results.`,
    ]
  return [
    `Determinism: ${unsteady.length} of ${counted(answers, 'answer')} got another result in another process and order.`,
    ...unsteady
      .slice(0, 5)
      .map(
        ({ place, sample, first, second }) => `  ${place}, answer ${sample + 1}: ${word(first)}, then ${word(second)}`,
      ),
    '  Sets have another order in each process, and module globals outlive a call: sort sets, seed random, and keep no state.',
  ]
}

function word(result: GradeResult): string {
  return result.ok ? scoreText(result.score) : `not graded (${result.failure.code})`
}
