import { issueLines } from '../../report/issue-lines.ts'
import { counted, scoreText } from '../../report/numbers.ts'
import { rangeOf } from '../../graders/range-of.ts'
import { argumentParser, parseArguments } from '../arguments.ts'
import type { ExitCode, Io } from '../io.ts'
import { openGrader, type OpenedGrader } from '../open-grader.ts'

const mostShown = 100

/** `graderkit validate <grader>`: all issues, each with its place, a caret and a hint. */
export async function validateCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const parser = argumentParser(
    'validate',
    'Finds every fault of a grader: in its JSON, its templates, its formula, its schemas.',
    io,
  )
    .argument('<grader>', 'A .json file, or a .ts or .js module that exports a grader.')
    .option('--export <name>', 'The export of a module, when it is not the default one.')
    .option('--criterion <name>', 'One of several testing_criteria, by name or number.')
    .option('--json', 'Print the issues as JSON.')
  const { args: files, ...rest } = parseArguments(parser, args)
  void rest
  const options = parser.opts<{ export?: string; criterion?: string; json?: boolean }>()
  const [path = ''] = files
  const opened = await openGrader(path, options)
  await io.stdout.write(
    options.json === true
      ? `${JSON.stringify({ ok: opened.grader !== undefined, issues: opened.issues }, null, 2)}\n`
      : report(path, opened),
  )
  return opened.grader === undefined ? 1 : 0
}

function report(path: string, { grader, issues, document }: OpenedGrader): string {
  const errors = issues.filter(({ severity }) => severity === 'error')
  const warnings = issues.filter(({ severity }) => severity === 'warning')
  const shown = [...errors, ...warnings].slice(0, mostShown)
  const lines = shown.flatMap((issue) => [...issueLines(issue, document), ''])
  if (shown.length < issues.length) lines.push(`… and ${counted(issues.length - shown.length, 'more issue')}.`, '')
  if (grader === undefined)
    return `${lines.join('\n')}\n${path}: ${counted(errors.length, 'error')}, ${counted(warnings.length, 'warning')}.\n`
  const { low, high } = rangeOf(grader)
  const range =
    Number.isFinite(low) && Number.isFinite(high)
      ? ` Scores lie in ${Number(scoreText(low))} to ${Number(scoreText(high))}.`
      : ''
  const clean = issues.length === 0 ? 'no issues' : counted(warnings.length, 'warning')
  return `${lines.join('\n')}${lines.length > 0 ? '\n' : ''}${path}: a valid ${grader.kind.type} grader, ${clean}.${range}\n`
}
