import type { ExitCode, Io } from '../io.ts'
import { UsageError } from '../usage-error.ts'

/** `graderkit report merge <parts…>`: what is done with outputs of `score`. */
export async function reportCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const [action, ...rest] = args
  if (action === 'merge') {
    const { mergeCommand } = await import('../merge/merge-command.ts')
    return mergeCommand(rest, io)
  }
  if (action === '--help' || action === '-h' || action === undefined) {
    await io.stdout.write(
      'Usage: graderkit report <action>\n\nActions:\n  merge  Put the outputs of score --shard together.\n\ngraderkit report merge --help shows its options.\n',
    )
    return action === undefined ? 2 : 0
  }
  throw new UsageError(`There is no action "${action}" of report. See graderkit report --help.`)
}
