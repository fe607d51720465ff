import type { Command } from 'commander'
import type { AnyGrader } from '../core/grader.ts'
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
  /** What it is doing, for a line that is rewritten in place; empty for nothing. */
  readonly progress?: () => string
  readonly close?: () => Promise<void>
}
