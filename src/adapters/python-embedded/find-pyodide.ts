import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { InputError } from '../../core/input-error.ts'

/** Where the package is, and which it is. */
export interface Pyodide {
  readonly folder: string
  readonly version: string
}

/** Finds the optional peer `pyodide`, beside this package or from the working folder. Throws `InputError` when it is not there. */
export function findPyodide(): Pyodide {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    const file = resolved(from)
    if (file === undefined) continue
    const { version = '' } = JSON.parse(readFileSync(file, 'utf8')) as { version?: string } // a package.json
    return { folder: dirname(file), version }
  }
  throw new InputError(
    'The embedded Python runtime needs the package pyodide, which is not installed: run "npm install --save-dev pyodide", or use the Python of this machine.',
  )
}

function resolved(from: string): string | undefined {
  try {
    return createRequire(from).resolve('pyodide/package.json')
  } catch {
    return undefined
  }
}
