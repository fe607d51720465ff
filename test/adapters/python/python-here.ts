import { afterAll, describe, expect, test } from 'vitest'
import { isolations, type PythonIsolation } from '../../../src/adapters/python/isolation.ts'
import {
  type SystemPython,
  systemPython,
  type SystemPythonOptions,
} from '../../../src/adapters/python/system-python.ts'
import type { PythonReply } from '../../../src/core/ports.ts'

/** The levels that this machine gives, and why it does not give the others. */
export const levels: PythonIsolation[] = []
export const leftOut: string[] = []

for (const isolation of isolations) {
  try {
    await (await systemPython({ isolation })).close()
    levels.push(isolation)
  } catch (error) {
    leftOut.push(`${isolation}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** For the title of a file's tests: which levels are tested, and which are left out for want of what. */
export const tested = `Python at ${levels.join(', ') || 'no level'}${leftOut.length === 0 ? '' : ` (left out: ${leftOut.join('; ')})`}`

/** Tests that need Python, at the strongest level here: where there is none, one test that says what was left out. */
export function withPython(title: string, body: (isolation: PythonIsolation) => void): void {
  const [strongest] = levels
  if (strongest !== undefined) describe(`${title}; ${tested}`, () => body(strongest))
  else test(`${title}; ${tested}`, () => expect(leftOut).toHaveLength(isolations.length))
}

const opened: SystemPython[] = []
afterAll(() => Promise.all(opened.map((python) => python.close())))

/** A runtime that is closed when the file's tests are over. */
export async function openPython(options: SystemPythonOptions): Promise<SystemPython> {
  const python = await systemPython(options)
  opened.push(python)
  return python
}

/** A source whose `grade` has this body. */
export function graderOf(body: string): string {
  return `def grade(sample, item):\n${body.replaceAll(/^/gmu, '    ')}\n`
}

/** The reply without what differs from machine to machine: kind and message, or the value. */
export function bare(reply: PythonReply): string {
  return reply.kind === 'value' ? JSON.stringify(reply.value) : `${reply.kind}: ${reply.message}`
}
