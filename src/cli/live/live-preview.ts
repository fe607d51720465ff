import { moduleFiles } from '../../adapters/module-files.ts'
import { fileText } from '../../adapters/files.ts'
import { isModule } from '../../adapters/load-grader.ts'
import { livePageFiles } from '../../adapters/page-files.ts'
import { LiveSession } from '../../serve/live-session.ts'
import { startLiveServer } from '../../serve/live-server.ts'
import { watchFiles } from '../../serve/watch-files.ts'
import type { ExitCode, Io } from '../io.ts'
import type { GraderChoice } from '../open-grader.ts'
import { openPorts } from '../port-sources.ts'
import { byteSources } from '../row-source.ts'
import { UsageError } from '../usage-error.ts'
import { readLiveGrader, saveLiveGrader } from './live-files.ts'
import { liveLines } from './live-lines.ts'
import { readLiveRows } from './live-rows.ts'
import { openBrowser } from './open-browser.ts'

/** What `--watch` needs of the command line. */
export interface LivePreview {
  readonly graderPath: string
  readonly choice: GraderChoice
  readonly paths: readonly string[]
  readonly strict: boolean
  readonly concurrency: number
  /** Whether a browser is started. */
  readonly open: boolean
  readonly port: number | undefined
  /** As parsed, for the sources of ports. */
  readonly options: object
}

/** Serves the live page until Ctrl-C, and says in one line what each change came to. */
export async function livePreview(
  { graderPath, choice, paths, strict, concurrency, open, port, options }: LivePreview,
  io: Io,
): Promise<ExitCode> {
  if (paths.includes('-')) throw new UsageError('--watch reads its rows again and again; name files, not - .')
  // A typing mistake ends the command; what happens to the files later is told in the page.
  fileText(graderPath)
  byteSources(paths, io)
  const session = new LiveSession({
    readGrader: () => readLiveGrader(graderPath, choice),
    readRows: (signal) => readLiveRows(paths, strict, { ...io, signal: AbortSignal.any([signal, io.signal]) }),
    async openPorts(grader) {
      const world = await openPorts(grader, options, io)
      return {
        ports: world.ports,
        async close() {
          await world.close()
          for (const line of world.closing()) await io.stdout.write(`${line}\n`)
        },
      }
    },
    concurrency,
  })
  const files = watchFiles((changed) => {
    const isRows = changed.some((path) => paths.includes(path))
    files.set([...paths, ...graderFiles(graderPath)])
    void session.refresh(isRows ? 'rows' : 'grader')
  })
  files.set([...paths, ...graderFiles(graderPath)])
  const save = async (text: string, version: string) => {
    const outcome = saveLiveGrader(graderPath, text, version)
    // The folder will tell of it, too; on some file systems it does not.
    if (outcome.ok) void session.refresh('grader')
    return outcome
  }
  try {
    const server = await startLiveServer({
      session,
      files: livePageFiles(),
      save,
      ...(port === undefined ? {} : { port }),
    })
    try {
      session.listen((event) => {
        if (event.kind === 'graded') for (const line of liveLines(event.grading)) void io.stdout.write(`${line}\n`)
      })
      await io.stdout.write(`Live at ${server.url}\nCtrl-C ends it. Only this machine can open it.\n`)
      if (open) openBrowser(server.url, io.env)
      void session.refresh('rows')
      await aborted(io.signal)
      await session.end()
    } finally {
      await server.close()
    }
  } finally {
    files.close()
  }
  return 0
}

function graderFiles(path: string): readonly string[] {
  return isModule(path) ? moduleFiles(path) : [path]
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
