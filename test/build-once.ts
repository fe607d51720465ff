import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Builds the package before the tests that use it as users do (command line, entries, bundles), unless the build is current. */
export default function setup(): void {
  if (newest('dist') > Math.max(newest('src'), modified('package.json'), modified('tsup.config.ts'))) return
  execFileSync('npm', ['exec', '--', 'tsup', '--silent'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}

function newest(folder: string): number {
  if (!existsSync(join(root, folder))) return 0
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return Math.max(0, ...files.map((file) => modified(join(folder, file))))
}

function modified(path: string): number {
  return statSync(join(root, path)).mtimeMs
}
