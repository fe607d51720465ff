import { GraderkitError, InvalidGraderError, MissingPortError } from '../core/errors.ts'
import { nearestName } from '../core/nearest.ts'
import { safeText } from '../report/safe-text.ts'
import { HelpShown } from './arguments.ts'
import { type CommandEntry, commands } from './command.ts'
import type { ExitCode, Io } from './io.ts'

/** Runs a command line (without node and script) and gives the exit code; prints one sentence for whatever goes wrong. */
export async function main(args: readonly string[], io: Io, version: string): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === '--version' || name === '-V') return print(io, `${version}\n`)
  if (name === undefined || name === '--help' || name === '-h') return print(io, helpText(version))
  const [wanted, given] = name === 'help' ? [rest[0], ['--help']] : [name, rest]
  if (wanted === undefined) return print(io, helpText(version))
  const command = commands.find((known) => known.name === wanted)
  if (command !== undefined) return perform(command, given, io)
  const near = nearestName(
    wanted,
    commands.map((known) => known.name),
  )
  const hint = near === undefined ? 'See graderkit --help.' : `Did you mean "${near}"?`
  const what = wanted.startsWith('-') ? 'option' : 'command'
  await io.stderr.write(`There is no ${what} "${safeText(wanted, 100)}". ${hint}\n`)
  return 2
}

async function perform(entry: CommandEntry, args: readonly string[], io: Io): Promise<ExitCode> {
  try {
    const command = await entry.load()
    return await command(args, io)
  } catch (error) {
    if (error instanceof HelpShown) return 0
    if (io.signal.aborted) return 130
    if (error instanceof InvalidGraderError) {
      await io.stderr.write(`${error.message}\n`)
      return 1
    }
    if (error instanceof MissingPortError) {
      await io.stderr.write(`${error.message} The command line has none to give; grade in TypeScript.\n`)
      return 2
    }
    if (error instanceof GraderkitError) {
      await io.stderr.write(`${error.message}\n`)
      return 2
    }
    throw error
  }
}

async function print(io: Io, text: string): Promise<ExitCode> {
  await io.stdout.write(text)
  return 0
}

function helpText(version: string): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`)
  return `graderkit ${version}: develop graders for reinforcement fine-tuning, offline.

Usage: graderkit <command> [options]

${lines.join('\n')}

graderkit <command> --help shows its options. Exit codes: 0 good, 1 not good enough, 2 used wrongly, 130 interrupted.
`
}
