import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder that the pages' paths start from. */
export const root = join(import.meta.dirname, '../..')

/** Every page a reader may open, by its path from the root: the ones beside the README, and all below docs. */
export function pages(): ReadonlyMap<string, string> {
  const below = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`)
    .toSorted()
  const paths = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...below]
  return new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}
