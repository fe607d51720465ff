import { nearestName } from '../../core/nearest.ts'
import { safeText } from '../../report/safe-text.ts'
import type { ExitCode, Io } from '../io.ts'
import { doctorParser, pythonDoctor } from '../python-doctor.ts'
import { pythonSetup, setupParser } from '../python-setup.ts'
import { UsageError } from '../usage-error.ts'

/** `graderkit python setup` and `graderkit python doctor`. */
export async function pythonCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const [action = '--help', ...rest] = args
  if (action === 'setup') return pythonSetup(rest, io)
  if (action === 'doctor') return pythonDoctor(rest, io)
  if (action !== '--help' && action !== '-h') {
    const near = nearestName(action, ['setup', 'doctor'])
    const hint = near === undefined ? 'There are setup and doctor.' : `Did you mean "${near}"?`
    throw new UsageError(`graderkit python cannot "${safeText(action, 100)}". ${hint}`)
  }
  const helps = [setupParser(io), doctorParser(io)].map((parser) => parser.helpInformation())
  await io.stdout.write(`${helps.map((help) => help.trimEnd()).join('\n\n')}\n`)
  return 0
}
