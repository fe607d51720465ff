// Another program that takes turns: it reads lines `metric file milliseconds` and answers each with a line that starts with
// pairs per second, or with why it cannot.
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** The program as `(metric, file, milliseconds) => pairs per second`; what it says instead of a number is thrown. */
export function startTurns(command, args = [], env = process.env) {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'], env })
  child.on('error', () => undefined)
  child.stdin.on('error', () => undefined)
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    async measure(metric, file, milliseconds) {
      child.stdin.write(`${metric} ${file} ${milliseconds}\n`)
      const { value = 'it did not start' } = await lines.next()
      const rate = Number(value.split(' ')[0])
      if (Number.isNaN(rate)) throw new Error(value)
      return rate
    },
    stop: () => child.stdin.end(),
  }
}
