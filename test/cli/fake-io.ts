import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
// Commands load when they run; here that would count as time of the first test.
import '../../src/cli/commands/diff.ts'
import '../../src/cli/commands/init.ts'
import '../../src/cli/commands/preview.ts'
import '../../src/cli/commands/score.ts'
import '../../src/cli/commands/validate.ts'
import type { ExitCode, Io } from '../../src/cli/io.ts'
import { main } from '../../src/cli/main.ts'

/** What a command printed, and its exit code. */
export interface Outcome {
  readonly code: ExitCode
  readonly out: string
  readonly err: string
}

/** What a test sets of the world outside. */
export interface World {
  readonly stdin?: string | (() => AsyncIterable<Uint8Array>)
  readonly signal?: AbortSignal
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly isTerminal?: boolean
  readonly columns?: number
  readonly colour?: boolean
  /** Called with all of stdout so far, after each write. */
  readonly written?: (out: string) => void
}

/** Runs a command line in process. */
export async function run(args: readonly string[], world: World = {}): Promise<Outcome> {
  let out = ''
  let err = ''
  let now = 0
  const look = { isTerminal: world.isTerminal ?? false, columns: world.columns ?? 80, colour: world.colour ?? false }
  const { stdin = '' } = world
  const io: Io = {
    stdout: {
      ...look,
      async write(text) {
        out += typeof text === 'string' ? text : new TextDecoder().decode(text)
        world.written?.(out)
      },
    },
    stderr: { ...look, write: (text) => void (err += String(text)) },
    stdin: typeof stdin === 'string' ? () => bytesOf(stdin) : stdin,
    env: world.env ?? {},
    signal: world.signal ?? new AbortController().signal,
    worker: new URL('../../dist/grade-worker.js', import.meta.url),
    // Each look at the clock finds a second gone by.
    now: () => (now += 1000),
  }
  const code = await main(args, io, '1.2.3')
  return { code, out, err }
}

/** A folder for one test, with the given files; a text stays as it is, anything else becomes JSON. */
export function folder(files: Readonly<Record<string, unknown>> = {}): string {
  const path = mkdtempSync(join(tmpdir(), 'graderkit-test-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(
      join(path, name),
      content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content),
    )
  }
  return path
}

/** JSON lines. */
export function lines(...rows: readonly unknown[]): string {
  return rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('')
}

/** What JSON lines hold. */
export function read(text: string): unknown[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

/** A check of the answer against `item.r`, as a grader file has it. */
export const check = {
  type: 'string_check',
  name: 'equal',
  input: '{{ sample.output_text }}',
  reference: '{{ item.r }}',
  operation: 'eq',
}

/** A row with one answer. */
export function row(r: string, sample: unknown, more: object = {}): object {
  return { item: { r }, sample, ...more }
}
