import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The script and the style of the report page, as the build wrote them into `dist/page`. */
export function pageFiles(): { readonly script: string; readonly style: string } {
  // By the package's own name it is found from the sources and from the build alike.
  const root = dirname(createRequire(import.meta.url).resolve('graderkit/package.json'))
  const read = (name: string): string => readFileSync(join(root, 'dist/page', name), 'utf8').trim()
  return { script: read('report.js'), style: read('report-style.css') }
}
