import { spawnSync } from 'node:child_process'

const options = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const

/** The version of the Python on this machine, such as `3.11`; absent when there is none of 3.10 or newer. */
export const pythonVersion: string | undefined = (() => {
  const code = "import sys; print('%d.%d' % sys.version_info[:2] if sys.version_info >= (3, 10) else '')"
  const { stdout, status } = spawnSync('python3', ['-I', '-c', code], options)
  return status === 0 && stdout.trim() !== '' ? stdout.trim() : undefined
})()

/** What a program prints as JSON, given a JSON value on its standard input. */
export function askPython(program: string, input: unknown): unknown {
  const { stdout, stderr, status } = spawnSync('python3', ['-I', '-c', program], {
    ...options,
    input: JSON.stringify(input),
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}
