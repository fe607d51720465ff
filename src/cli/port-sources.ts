import type { Command } from 'commander'
import type { AnyGrader, Grader } from '../core/grader.ts'
import type { PortName, Ports } from '../core/ports.ts'
import type { Io } from './io.ts'

/** Where a command that grades gets ports from: its options, and how they are opened when a grader needs them. */
export interface PortSource {
  /** The ports that it can give. */
  readonly ports: readonly PortName[]
  /** Adds its options to the command. */
  readonly addOptions: (parser: Command) => void
  /** Called when the grader needs one of its ports; its code loads only then. */
  readonly open: (request: PortRequest) => Promise<OpenedPorts>
}

/** What a source is opened for. */
export interface PortRequest {
  readonly grader: AnyGrader
  /** The ports of the source that the grader needs. */
  readonly needed: readonly PortName[]
  readonly options: Readonly<Record<string, unknown>>
  readonly io: Io
}

/** Ports that are open until they are closed. */
export interface OpenedPorts {
  readonly ports: Ports
  /** Lines for the end of a run: calls and cost, or how far code was kept apart. */
  readonly closing?: () => readonly string[]
  readonly close?: () => Promise<void>
}

/** The one list of sources. */
export const portSources: readonly PortSource[] = []

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
    close,
  }
}

/** The ports that a grader and its children need. */
export function neededPorts({ kind, spec, children }: Grader): Set<PortName> {
  return new Set([...kind.needs(spec), ...Object.values(children ?? {}).flatMap((child) => [...neededPorts(child)])])
}
