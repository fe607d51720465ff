import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The script and the style of the report page, as the build wrote them into `dist/page`. */
export function pageFiles(): { readonly script: string; readonly style: string } {
  return { script: built('page/report.js').trim(), style: built('page/report-style.css').trim() }
}

/** What the live page loads, by its path in `dist`. */
export function livePageFiles(): ReadonlyMap<string, string> {
  return new Map(liveFiles.map((path) => [path, built(path)]))
}

const liveFiles = [
  'page/report-style.css',
  'page/live-style.css',
  'page/live.js',
  'page/live-worker.js',
  // Libraries of graders and metrics that the worker imports.
  'lazy/ajv.js',
  'lazy/mathjs.js',
  'lazy/punkt.js',
  'lazy/wordnet.js',
]

function built(path: string): string {
  // By the package's own name it is found from the sources and from the build alike.
  const root = dirname(createRequire(import.meta.url).resolve('graderkit/package.json'))
  return readFileSync(join(root, 'dist', path), 'utf8')
}
