import { isJsonObject } from '../../core/json.ts'
import type { PythonReply } from '../../core/ports.ts'

/** A reply as the harness writes it: with what was printed beside it. */
export type WorkerReply = PythonReply & { readonly prints?: string }

/** Reads the JSON of a reply. A grader can write into the pipe, so it is looked at before it is believed. */
export function readWorkerReply(text: string): WorkerReply | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (!isJsonObject(value)) return undefined
    const { kind, message } = value
    const isReply = kind === 'value' ? Object.hasOwn(value, 'value') : typeof message === 'string' && kinds.has(kind)
    return isReply ? (value as unknown as WorkerReply) : undefined // its fields are those of its kind
  } catch {
    return undefined
  }
}

const kinds = new Set<unknown>(['not_a_number', 'exception', 'server'])
