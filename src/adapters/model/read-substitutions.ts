import { InputError } from '../../core/input-error.ts'
import { readJson } from '../../core/json-text.ts'
import { isJsonObject, typeName } from '../../core/json.ts'
import { fileText } from '../files.ts'
import type { ModelSubstitutions } from './substitute-models.ts'

/**
 * Reads a substitution file, a JSON object of model names: `{"o3-2025-04-16": "my-judge"}`. Throws `InputError` when it
 * cannot be read or holds anything else.
 */
export function readSubstitutions(path: string): ModelSubstitutions {
  const read = readJson(fileText(path))
  if (!read.ok) {
    const { line, column, message } = read.fault
    throw new InputError(`${path}:${line}:${column}: this is not JSON: ${message}.`)
  }
  if (!isJsonObject(read.value))
    throw new InputError(`${path} holds ${typeName(read.value)}; write a JSON object: {"old-model": "new-model"}.`)
  const pairs = Object.entries(read.value).map(([model, other]): [string, string] => {
    if (typeof other === 'string' && other !== '') return [model, other]
    throw new InputError(
      `${path}: ${JSON.stringify(model)} must have the name of a model, not ${JSON.stringify(other)}.`,
    )
  })
  return Object.fromEntries(pairs)
}

/** Reads `old=new`, as the command line has it. Throws `InputError` for anything else. */
export function parseSubstitution(text: string): readonly [model: string, other: string] {
  const at = text.indexOf('=')
  const model = text.slice(0, at).trim()
  const other = text.slice(at + 1).trim()
  if (at > 0 && model !== '' && other !== '') return [model, other]
  throw new InputError(`"${text}" names no substitution; write old-model=new-model.`)
}
