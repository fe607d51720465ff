import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import { startVitest } from 'vitest/node'

const root = join(import.meta.dirname, '../..')

/** How a test of a project ended. */
export interface ProjectTest {
  /** From the root of the project. */
  readonly file: string
  readonly title: string
  readonly state: string
}

/** What a run of vitest printed, and how its tests ended. */
export interface ProjectRun {
  readonly output: string
  readonly tests: readonly ProjectTest[]
}

/** A folder of its own with what stands in another one, and the packages of this repository; `remove` takes it away. */
export function projectFolder(from?: string): { readonly folder: string; readonly remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'graderkit-project-')))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  if (from !== undefined) cpSync(from, folder, { recursive: true })
  return { folder, remove: () => rmSync(folder, { recursive: true }) }
}

/**
 * Keeps what is written to it, and is never ended: vitest pipes the output of its worker into it, and a pipe ends
 * what it fills, unless that is the process's own. A worker that is gone early would cut the reporter's last lines off.
 */
class Sink extends Writable {
  constructor(chunks: string[]) {
    super({ write: (chunk, _encoding, done) => (chunks.push(String(chunk)), done()) })
  }

  override end(): this {
    return this
  }
}

/** Runs the tests of a folder in this process, as `vitest run` does there, against the built package. */
export async function runProject(folder: string, { isUpdate = false } = {}): Promise<ProjectRun> {
  const chunks: string[] = []
  const before = process.exitCode
  const vitest = await startVitest(
    'test',
    [],
    {
      root: folder,
      config: false,
      watch: false,
      update: isUpdate,
      // Unless it is named, vitest chooses by where it runs.
      reporters: ['default'],
      // In one process, so that many small projects cost one start.
      isolate: false,
      fileParallelism: false,
    },
    {
      cacheDir: join(tmpdir(), 'graderkit-project-cache'),
      resolve: {
        alias: [
          { find: /^graderkit$/u, replacement: join(root, 'dist/index.js') },
          { find: /^graderkit\/(vitest|node)$/u, replacement: join(root, 'dist/$1.js') },
        ],
      },
    },
    { stdout: new Sink(chunks) as never, stderr: new Sink(chunks) as never }, // vitest asks nothing of a terminal
  )
  const tests = vitest.state.getTestModules().flatMap((module) =>
    [...module.children.allTests()].map((test) => ({
      file: module.relativeModuleId,
      title: test.fullName,
      state: test.result().state,
    })),
  )
  await vitest.close()
  // A project may fail on purpose; the run that looks at it does not fail for that.
  process.exitCode = before
  return { output: normalized(stripVTControlCharacters(chunks.join('')), folder), tests }
}

/** Without what differs from run to run and from machine to machine: times, versions, paths. */
function normalized(output: string, folder: string): string {
  return output
    .replaceAll(folder, '<project>')
    .replaceAll(root, '<graderkit>')
    .replaceAll(/\bv\d+\.\d+\.\d+\b/gu, 'v<version>')
    .replaceAll(/ \d+(?:\.\d+)?m?s\b/gu, ' <time>')
    .replaceAll(/^( *(?:Start at|Duration)) .*$/gmu, '$1 <time>')
    .replaceAll(/⎯+/gu, '⎯⎯')
    .replaceAll(/[ \t]+$/gmu, '')
    .trim()
}
