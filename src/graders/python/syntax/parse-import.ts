import type { Cursor } from './cursor.ts'
import type { Dotted, Imported, ImportedModule, Statement } from './tree.ts'

/** `import a.b as c, d`. */
export function parseImport(cursor: Cursor): Statement {
  const { start } = cursor.take()
  const names: ImportedModule[] = []
  do names.push({ module: parseDotted(cursor), ...parseAlias(cursor) })
  while (cursor.skip(','))
  return { kind: 'import', names, start, end: cursor.previousEnd }
}

/** `from .a import b as c, d` and `from a import *`. */
export function parseImportFrom(cursor: Cursor): Statement {
  const { start } = cursor.take()
  let level = 0
  while (cursor.is('.', '...')) level += cursor.take().text.length
  const here = { text: '', start: cursor.token.start, end: cursor.token.start }
  const module = level > 0 && cursor.is('import') ? here : parseDotted(cursor)
  cursor.expect('import', 'behind the module')
  const names = parseImported(cursor)
  return { kind: 'from', level, module, names, start, end: cursor.previousEnd }
}

function parseImported(cursor: Cursor): Imported[] {
  if (cursor.skip('*')) return [{ name: '*' }]
  const names: Imported[] = []
  const isBracketed = cursor.skip('(')
  for (;;) {
    names.push({ name: cursor.name('the name to import').text, ...parseAlias(cursor) })
    if (!cursor.skip(',')) break
    if (isBracketed && cursor.is(')')) break
    const comma = { start: cursor.previousEnd - 1, end: cursor.previousEnd }
    if (!cursor.isName()) throw cursor.fault('no name follows the comma', comma)
  }
  if (isBracketed) cursor.expect(')', 'behind the names')
  return names
}

function parseAlias(cursor: Cursor): { readonly alias?: string } {
  return cursor.skip('as') ? { alias: cursor.name('the name behind "as"').text } : {}
}

function parseDotted(cursor: Cursor): Dotted {
  const { start, text } = cursor.name('the name of a module')
  let whole = text
  while (cursor.skip('.')) whole += `.${cursor.name('the name of a module').text}`
  return { text: whole, start, end: cursor.previousEnd }
}
