import type { Command } from 'commander'
import type { AnyGrader, Grader } from '../core/grader.ts'
import type { PortName, Ports } from '../core/ports.ts'
import type { Io } from './io.ts'
import { modelSource } from './model-source.ts'
import type { OpenedPorts, PortSource } from './port-source.ts'
import { pythonSource } from './python-source.ts'

/** The one list of sources. */
const portSources: readonly PortSource[] = [modelSource, pythonSource]

/** Adds the options of every source. */
export function addPortOptions(parser: Command): Command {
  for (const source of portSources) source.addOptions(parser)
  return parser
}

/** Opens what the grader needs; a port that no source gives is left to `compile`, which names it. */
export async function openPorts(grader: AnyGrader, options: object, io: Io): Promise<Required<OpenedPorts>> {
  const wanted = neededPorts(grader)
  const opened: OpenedPorts[] = []
  const close = async (): Promise<void> => {
    for (const source of opened) await source.close?.()
  }
  try {
    for (const source of portSources) {
      const needed = source.ports.filter((port) => wanted.has(port))
      if (needed.length > 0) opened.push(await source.open({ grader, needed, options: { ...options }, io }))
    }
  } catch (error) {
    await close()
    throw error
  }
  return {
    ports: Object.assign({}, ...opened.map(({ ports }) => ports)) as Ports, // each source gives ports of its own
    closing: () => opened.flatMap((source) => source.closing?.() ?? []),
    progress: () => opened.map((source) => source.progress?.() ?? '').join(''),
    close,
  }
}

/** The ports that a grader and its children need. */
export function neededPorts({ kind, spec, children }: Grader): Set<PortName> {
  return new Set([...kind.needs(spec), ...Object.values(children ?? {}).flatMap((child) => [...neededPorts(child)])])
}
