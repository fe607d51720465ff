#!/usr/bin/env node
import type { ExitCode, Io, Output } from './cli/io.ts'
import { packageVersion } from './cli/version.ts'
import { wantsColour } from './cli/wants-colour.ts'

// Asking for the version must cost no more than starting node.
if (process.argv[2] === '--version' || process.argv[2] === '-V') process.stdout.write(`${packageVersion}\n`)
else process.exitCode = await start()

async function start(): Promise<ExitCode> {
  const { main } = await import('./cli/main.ts')
  const { standardInput } = await import('./adapters/standard-input.ts')
  // A reader that closes the pipe (`| head`) has seen enough: stop quietly, as other filters do.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
  }
  const interruption = new AbortController()
  process.on('SIGINT', () => {
    // The second Ctrl-C does not wait.
    if (interruption.signal.aborted) process.exit(130)
    interruption.abort(new Error('interrupted'))
  })
  const io: Io = {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    stdin: standardInput,
    env: process.env,
    signal: interruption.signal,
    worker: new URL('./grade-worker.js', import.meta.url),
    now: () => performance.now(),
  }
  return main(process.argv.slice(2), io, packageVersion)
}

function output(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => (stream.write(text) ? undefined : new Promise((resolve) => stream.once('drain', resolve))),
    isTerminal: stream.isTTY,
    columns: stream.columns ?? 80,
    colour: wantsColour(stream.isTTY, process.env),
  }
}
