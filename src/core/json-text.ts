import type { Json } from './json.ts'

/** Where JSON text stops being JSON, in words that are the same on every engine. */
export interface JsonFault {
  readonly message: string
  /** UTF-16 code units from the start of the text. */
  readonly offset: number
  /** 1-based. */
  readonly line: number
  /** 1-based, in UTF-16 code units. */
  readonly column: number
}

/** A key that an object in the text has twice; `JSON.parse` keeps the last value without a word. */
export interface DuplicateKey {
  readonly path: readonly (string | number)[]
  readonly offset: number
}

/** `JSON.parse` with the fault as a value. */
export function readJson(
  text: string,
): { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly fault: JsonFault } {
  try {
    return { ok: true, value: JSON.parse(text) as Json } // JSON.parse gives JSON or throws
  } catch {
    return { ok: false, fault: scanJson(text).fault ?? faultAt(text, 0, 'it is not JSON') }
  }
}

/** Each has a path as long as its depth, so that all of them could fill any memory. */
const mostDuplicates = 100

/** The first 100 keys that stand twice in an object of valid JSON text, in order. Time is linear; nesting costs no stack. */
export function duplicateKeys(text: string): readonly DuplicateKey[] {
  return scanJson(text).duplicates
}

/** What is wrong in the text, and where. */
interface Stop {
  readonly message: string
  readonly offset: number
}

interface Level {
  readonly keys: Set<string> | undefined
  /** The key or index that the next value belongs to. */
  at: string | number
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy
const space = /[ \t\r\n]*/uy

function scanJson(text: string): { readonly fault?: JsonFault; readonly duplicates: readonly DuplicateKey[] } {
  const duplicates: DuplicateKey[] = []
  const stack: Level[] = []
  let at = 0
  const fail = (message: string, offset = at) => ({ fault: faultAt(text, offset, message), duplicates })
  const skip = (): void => {
    space.lastIndex = at
    space.test(text)
    at = space.lastIndex
  }
  /** Reads the key and colon before an object's next value. */
  const readKey = (level: Level): Stop | undefined => {
    if (text[at] !== '"')
      return { message: `a key in double quotes must stand here, not ${shown(text, at)}`, offset: at }
    const end = stringEnd(text, at)
    if (typeof end !== 'number') return end
    const key = JSON.parse(text.slice(at, end)) as string // stringEnd found a whole string literal
    if (level.keys?.has(key) && duplicates.length < mostDuplicates)
      duplicates.push({ path: [...stack.slice(0, -1).map((outer) => outer.at), key], offset: at })
    level.keys?.add(key)
    level.at = key
    at = end
    skip()
    if (text[at] !== ':') return { message: `a colon must stand here, not ${shown(text, at)}`, offset: at }
    at++
    skip()
    return undefined
  }
  skip()
  if (at === text.length) return fail(text === '' ? 'it is empty' : 'it is only white space')
  for (;;) {
    const opener = text[at]
    if (opener === '{' || opener === '[') {
      const level: Level = { keys: opener === '{' ? new Set() : undefined, at: 0 }
      stack.push(level)
      at++
      skip()
      if (text[at] !== (opener === '{' ? '}' : ']')) {
        const wrong = opener === '{' ? readKey(level) : undefined
        if (wrong !== undefined) return fail(wrong.message, wrong.offset)
        continue
      }
    } else {
      const end = scalarEnd(text, at)
      if (typeof end !== 'number') return fail(end.message, end.offset)
      at = end
      skip()
    }
    // A value has ended, or stands at its closing bracket: close levels until one goes on.
    for (;;) {
      const level = stack.at(-1)
      if (level === undefined)
        return at === text.length ? { duplicates } : fail(`the value is complete, and ${shown(text, at)} follows`)
      const closer = level.keys === undefined ? ']' : '}'
      if (text[at] === closer) {
        stack.pop()
        at++
        skip()
        continue
      }
      if (text[at] !== ',') return fail(`a comma or ${closer} must stand here, not ${shown(text, at)}`)
      at++
      skip()
      if (text[at] === closer) return fail(`a comma stands before ${closer}`)
      if (typeof level.at === 'number') level.at++
      const wrong = level.keys === undefined ? undefined : readKey(level)
      if (wrong !== undefined) return fail(wrong.message, wrong.offset)
      break
    }
  }
}

/** The end of the string, number or word at `at`, or what is wrong with it. */
function scalarEnd(text: string, at: number): number | Stop {
  if (text[at] === '"') return stringEnd(text, at)
  for (const word of ['true', 'false', 'null']) if (text.startsWith(word, at)) return at + word.length
  number.lastIndex = at
  if (number.test(text)) return number.lastIndex
  return { message: `a value must stand here, not ${shown(text, at)}`, offset: at }
}

function stringEnd(text: string, start: number): number | Stop {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) {
      const escape = JSON.stringify(text[at]).slice(1, -1)
      return { message: `a string holds ${codeName(code)}, which must be written as ${escape}`, offset: at }
    }
    if (code !== 0x5c) continue
    const next = text[at + 1]
    if (next === undefined) break
    const isCode = next === 'u'
    if (isCode && !/^[\da-fA-F]{4}$/u.test(text.slice(at + 2, at + 6)))
      return { message: 'the escape \\u needs four hexadecimal digits', offset: at }
    if (!isCode && !'"\\/bfnrt'.includes(next))
      return { message: `a string has a backslash before ${shown(text, at + 1)}, which is no escape`, offset: at }
    at += isCode ? 5 : 1
  }
  return { message: 'a string is not closed', offset: start }
}

/** Characters that can be seen stand in quotes; spaces and control characters have a name. */
function shown(text: string, at: number): string {
  const code = text.codePointAt(at)
  if (code === undefined) return 'the end of the text'
  if (code === 0x22) return 'a double quote'
  const character = String.fromCodePoint(code)
  return /[\p{C}\p{Z}]/u.test(character) ? codeName(code) : `"${character}"`
}

function codeName(code: number): string {
  if (code === 0x0a) return 'a line break'
  return code === 0x09 ? 'a tab' : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

function faultAt(text: string, offset: number, message: string): JsonFault {
  const before = text.slice(0, offset)
  const lastBreak = before.lastIndexOf('\n')
  let line = 1
  for (let index = before.indexOf('\n'); index !== -1; index = before.indexOf('\n', index + 1)) line++
  return { message, offset, line, column: offset - lastBreak }
}
