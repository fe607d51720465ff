import { execFileSync } from 'node:child_process'

/** Builds the package before the tests that use it as users do: the command line, the entries, the bundles. */
export default function setup(): void {
  execFileSync('npm', ['exec', '--', 'tsup', '--silent'], { stdio: ['ignore', 'ignore', 'inherit'] })
}
