import type { Command } from 'commander'
import { environmentFolder, pythonPrograms } from '../adapters/python/environment-folder.ts'
import type { SetupStep } from '../adapters/python/setup-environment.ts'
import { argumentParser, parseArguments } from './arguments.ts'
import type { ExitCode, Io } from './io.ts'

/** The options of `graderkit python setup`. */
export function setupParser(io: Io): Command {
  return argumentParser('python setup', 'Makes a Python environment with the packages of the hosted sandbox.', io)
    .option('--dir <folder>', 'Where to; ~/.cache/graderkit/python unless said, which is found by itself.')
    .option('--python <path>', 'The interpreter to make it with; python3 unless said.')
}

/** `graderkit python setup`: the only command that asks a package registry, and only because it is asked to. */
export async function pythonSetup(args: readonly string[], io: Io): Promise<ExitCode> {
  const options = parseArguments(setupParser(io), args).opts<{ dir?: string; python?: string }>()
  const folder = options.dir ?? environmentFolder()
  const { findInterpreter } = await import('../adapters/python/interpreter.ts')
  const { setupEnvironment } = await import('../adapters/python/setup-environment.ts')
  const interpreter = await findInterpreter(
    options.python === undefined ? ['python3', 'python'] : pythonPrograms(options.python),
  )
  const done = await setupEnvironment({
    interpreter,
    folder,
    signal: io.signal,
    progress: (sentence) => io.stderr.write(`${sentence}\n`),
  })
  const failed = done.packages.filter(({ outcome }) => outcome === 'failed')
  const exact = done.packages.filter(({ outcome }) => outcome === 'installed').length
  const corpora = done.corporaFailure === undefined ? [] : [`The corpora of NLTK are missing: ${done.corporaFailure}`]
  const use = options.dir === undefined ? 'Python graders run in it from now on.' : `Use it with --python ${folder}.`
  const lines = [
    `${exact} of ${done.packages.length} packages are those of the hosted image.`,
    ...done.packages.flatMap(stepLines),
    ...corpora,
    use,
  ]
  await io.stdout.write(`${lines.join('\n')}\n`)
  return failed.length > 0 ? 1 : 0
}

function stepLines(step: SetupStep): string[] {
  switch (step.outcome) {
    case 'installed':
      return []
    case 'nearest':
      return [
        `${step.name} ${step.hosted} is not to be had for this Python; the nearest, ${step.version}, is installed.`,
      ]
    case 'failed':
      return [`${step.name} ${step.hosted} could not be installed: ${step.reason}`]
  }
}
