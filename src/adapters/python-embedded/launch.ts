import type { Pyodide } from './find-pyodide.ts'

/**
 * How far an embedded grader is kept apart. `permissions`: Node lets its process start no other, read only Pyodide's own
 * files and write none, and there is no network. `permissions, open network`: the same, but code that leaves Python for
 * JavaScript on purpose can reach the network, which Node closes from version 25 on.
 */
export type EmbeddedIsolation = 'permissions' | 'permissions, open network'

/** A command that starts a worker, and what it keeps apart. */
export interface EmbeddedLaunch {
  readonly isolation: EmbeddedIsolation
  readonly program: string
  readonly args: readonly string[]
}

/** The ways to start a worker here, the strongest first. */
export function launches(pyodide: Pyodide, readable: readonly string[], program: string): readonly EmbeddedLaunch[] {
  const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission'
  const reads = [`${pyodide.folder}/*`, ...readable].map((path) => `--allow-fs-read=${path}`)
  const args = [flag, ...reads, '--no-warnings', '--input-type=module', '--eval', program]
  const node = process.execPath
  const major = Number.parseInt(process.versions.node, 10)
  if (major >= 25) return [{ isolation: 'permissions', program: node, args }]
  const open: EmbeddedLaunch = { isolation: 'permissions, open network', program: node, args }
  if (process.platform !== 'linux') return [open]
  // A network of its own, which is empty, where the system lets a user have one.
  const apart = ['--map-root-user', '--net', '--', node, ...args]
  return [{ isolation: 'permissions', program: 'unshare', args: apart }, open]
}
