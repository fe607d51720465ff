import { GraderkitError, InvalidGraderError } from '../core/errors.ts'
import { nearestName } from '../core/nearest.ts'
import { HelpShown } from './arguments.ts'
import { type CommandEntry, commands } from './command.ts'
import type { ExitCode, Io } from './io.ts'

/** Runs a command line (without node and script) and gives the exit code; prints one sentence for whatever goes wrong. */
export async function main(args: readonly string[], io: Io, version: string): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === '--version' || name === '-V') return print(io, `${version}\n`)
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const topic = commands.find((known) => known.name === rest[0])
    if (topic === undefined) return print(io, helpText(version))
    return perform(topic, ['--help'], io)
  }
  const command = commands.find((known) => known.name === name)
  if (command === undefined) {
    const near = nearestName(
      name,
      commands.map((known) => known.name),
    )
    await io.stderr.write(
      `There is no command "${name}".${near === undefined ? ' See graderkit --help.' : ` Did you mean "${near}"?`}\n`,
    )
    return 2
  }
  return perform(command, rest, io)
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
