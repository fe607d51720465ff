import type { Command } from 'commander'
import type { PythonRuntime } from '../adapters/python/runtime.ts'
import type { PythonRunner } from '../core/ports.ts'
import { safeText } from '../report/safe-text.ts'
import { wholeNumber } from './arguments.ts'
import type { OpenedPorts, PortRequest, PortSource } from './port-source.ts'

/** What the command line says of Python. */
export interface PythonOptions {
  readonly python: string
  readonly pythonTimeout: number
  readonly showPrints?: boolean
}

const mostPrints = 20

/** The port `python`, from the Python of this machine or the embedded one. */
export const pythonSource: PortSource = { ports: ['python'], addOptions, open }

function addOptions(parser: Command): void {
  parser
    .option(
      '--python <runtime>',
      'For Python graders: system, embedded, or the path of an interpreter or environment.',
      'system',
    )
    .option(
      '--python-timeout <seconds>',
      'The longest that a Python grader may take for one answer.',
      wholeNumber(1),
      120,
    )
    .option('--show-prints', 'Show what Python graders print.')
}

async function open({ options, io }: PortRequest): Promise<OpenedPorts> {
  const own = options as unknown as PythonOptions // what addOptions says
  const runtime = await openRuntime(own)
  if (runtime.warning !== undefined) await io.stderr.write(`Warning: ${runtime.warning}\n`)
  const prints = new Prints()
  return {
    ports: { python: own.showPrints === true ? prints.of(runtime) : runtime },
    closing: () => [...prints.lines(), `Graded by ${runtime.description}; isolation: ${runtime.isolation}.`],
    close: () => runtime.close(),
  }
}

/** Opens the runtime that `--python` names; its code loads only then. */
async function openRuntime({ python, pythonTimeout, showPrints }: PythonOptions): Promise<PythonRuntime> {
  const limits = { seconds: pythonTimeout }
  const keepPrints = showPrints === true
  if (python === 'embedded') {
    const { embeddedPython } = await import('../adapters/python-embedded/embedded-python.ts')
    return embeddedPython({ limits, keepPrints })
  }
  const { systemPython } = await import('../adapters/python/system-python.ts')
  return systemPython({ limits, keepPrints, ...(python === 'system' ? {} : { python }) })
}

/** The first lines that graders print, for the end of a run. */
class Prints {
  private readonly shown: string[] = []
  private more = 0

  of(runner: PythonRunner): PythonRunner {
    return {
      run: async (call, options) => {
        const reply = await runner.run(call, options)
        if (reply.prints !== undefined) this.add(reply.prints)
        return reply
      },
    }
  }

  lines(): readonly string[] {
    if (this.shown.length === 0) return []
    const more = this.more === 0 ? [] : [`  … ${this.more} more lines; preview shows those of each answer.`]
    return ['The grader printed:', ...this.shown, ...more]
  }

  private add(text: string): void {
    for (const line of text.trimEnd().split('\n')) {
      if (this.shown.length < mostPrints) this.shown.push(`  ${safeText(line, 200)}`)
      else this.more++
    }
  }
}
