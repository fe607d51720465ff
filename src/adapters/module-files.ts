import { readFileSync, statSync } from 'node:fs'
import { dirname, extname, resolve } from 'node:path'

const specifier = /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*(['"])(\.{1,2}\/[^'"\n]*)\1/gu
const endings = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js']

/**
 * A module and all files that it imports by a relative path, directly or through others, as absolute paths. Read from the text of
 * the imports, so a path that is put together at run time is not among them; nor are packages.
 */
export function moduleFiles(path: string): readonly string[] {
  const found = new Set<string>()
  const visit = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    for (const [, , imported = ''] of textOf(file).matchAll(specifier)) {
      const path = resolve(dirname(file), imported)
      // A file that is missing now may be on its way.
      visit(resolveImport(path) ?? (extname(path) === '' ? `${path}.ts` : path))
    }
  }
  visit(resolve(path))
  return [...found]
}

function resolveImport(path: string): string | undefined {
  // TypeScript lets an import name the file that it is compiled to.
  const compiled = /\.[cm]?js$/u.test(path) ? [path.replace(/js$/u, 'ts')] : []
  return [...compiled, ...endings.map((ending) => `${path}${ending}`)].find(isFile)
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

function textOf(file: string): string {
  try {
    return file.endsWith('.json') ? '' : readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
