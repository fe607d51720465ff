import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Jiti } from 'jiti'
import { reasonOf } from '../core/errors.ts'
import { type AnyGrader, isGrader } from '../core/grader.ts'
import { InputError } from '../core/input-error.ts'
import { isJsonObject, ownValue } from '../core/json.ts'
import { nearestName } from '../core/nearest.ts'
import { fileText } from './files.ts'
import { moduleFiles } from './module-files.ts'

/** Where a grader comes from: JSON text that is still to be parsed, or a grader that a module built. */
export type LoadedGrader =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'grader'; readonly grader: AnyGrader }

const moduleExtensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs']

/** Whether a file is code that builds a grader; any other is read as JSON. */
export function isModule(path: string): boolean {
  return moduleExtensions.includes(extname(path).toLowerCase())
}

/**
 * Loads a grader from a `.json` file, or from a TypeScript or JavaScript module without a build step: its default export, or
 * the one called `exportName`. A module is code and runs with your rights. Throws `InputError` when there is no grader in it.
 */
export function loadGrader(path: string, exportName?: string): Promise<LoadedGrader> {
  return load(path, exportName, importModule)
}

/** As `loadGrader`, and reads the module and what it imports again, though they were loaded before. */
export function reloadGrader(path: string, exportName?: string): Promise<LoadedGrader> {
  return load(path, exportName, importAgain)
}

type Exports = Readonly<Record<string, unknown>>

async function load(
  path: string,
  exportName: string | undefined,
  importing: (path: string) => Promise<Exports>,
): Promise<LoadedGrader> {
  if (!isModule(path)) {
    if (exportName !== undefined) throw new InputError(`--export is for modules, and ${path} is read as JSON.`)
    return { kind: 'text', text: fileText(path) }
  }
  fileText(path)
  const exports = await loaded(path, importing)
  const names = Object.keys(exports).filter((name) => isGrader(exports[name]))
  const value = exports[exportName ?? 'default']
  if (isGrader(value)) return { kind: 'grader', grader: value }
  if (isJsonObject(value) && typeof ownValue(value, 'type') === 'string') {
    const fix = 'Export parse(…) of it, or save it as a .json file.'
    throw new InputError(`${path} exports the JSON of a grader, not a grader. ${fix}`)
  }
  if (exportName === undefined) {
    const hint = names.length === 0 ? 'Export one as default.' : `Choose one with --export: ${names.join(', ')}.`
    throw new InputError(`${path} has no grader as its default export. ${hint}`)
  }
  const near = nearestName(exportName, names)
  const hint =
    near === undefined
      ? names.length === 0
        ? 'It exports no grader at all.'
        : `Its graders are ${names.join(', ')}.`
      : `Did you mean ${near}?`
  throw new InputError(`${path} exports no grader called ${exportName}. ${hint}`)
}

async function loaded(path: string, importing: (path: string) => Promise<Exports>): Promise<Exports> {
  try {
    return await importing(resolve(path))
  } catch (error) {
    throw new InputError(`${path} could not be loaded: ${reasonOf(error).replace(/\.$/u, '')}.`)
  }
}

async function importModule(path: string): Promise<Exports> {
  if (extname(path).toLowerCase().includes('ts')) return (await newJiti()).import<Exports>(path)
  return (await import(pathToFileURL(path).href)) as Exports // a module namespace
}

/** Node imports an ES module once and never again, so that jiti must run them all; only that of code with `await` at its top cannot. */
async function importAgain(path: string): Promise<Exports> {
  const jiti = await newJiti()
  const { cache } = createRequire(import.meta.url)
  for (const file of moduleFiles(path)) delete cache[file]
  try {
    return jiti(path) as Exports // a module namespace
  } catch (error) {
    if (!(error instanceof SyntaxError && error.message.startsWith('await '))) throw error
    return jiti.import<Exports>(path)
  }
}

async function newJiti(): Promise<Jiti> {
  const { createJiti } = await import('jiti')
  return createJiti(import.meta.url, { alias: ownEntries(), moduleCache: false })
}

/** `graderkit` inside a grader module is this very package, also where it is not installed beside the module. */
function ownEntries(): Record<string, string> {
  const entries: Record<string, string> = {}
  for (const name of ['metrics', 'node', 'index']) {
    const file = fileURLToPath(new URL(`./${name}.js`, import.meta.url))
    if (existsSync(file)) entries[name === 'index' ? 'graderkit' : `graderkit/${name}`] = file
  }
  return entries
}
