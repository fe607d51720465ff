import type { Json } from '../../core/json.ts'

/** JSON found inside other text, and where it stood. */
export interface ExtractedJson {
  readonly value: Json
  readonly from: 'fence' | 'prose'
}

/**
 * The JSON that a talkative answer holds: the first code fence whose whole content is JSON, else the first JSON object
 * or array in the text. Each character is read a bounded number of times, whatever the text.
 */
export function extractJson(text: string): ExtractedJson | undefined {
  return fromFence(text) ?? fromProse(text)
}

/** A fence opens with three backticks or tildes and a word, and closes with the same signs on a line of their own. */
const fenceLine = /^[ \t]*(`{3,}|~{3,})[ \t]*([^\s`]*)[ \t]*\r?$/gmu

/** A parser that fails is slow to say so: after this many failures the answer is taken to hold no JSON. */
const mostTries = 1000

function fromFence(text: string): ExtractedJson | undefined {
  let open: { readonly sign: string; readonly start: number } | undefined
  let tries = 0
  for (const line of text.matchAll(fenceLine)) {
    const [all, sign = '', word] = line
    if (open === undefined) open = { sign, start: line.index + all.length }
    else if (sign.startsWith(open.sign) && word === '') {
      const value = parsed(text.slice(open.start, line.index))
      if (value !== undefined) return { value, from: 'fence' }
      if (++tries === mostTries) return undefined
      open = undefined
    }
  }
  // An answer that was cut off may lack the closing line.
  const value = open === undefined ? undefined : parsed(text.slice(open.start))
  return value === undefined ? undefined : { value, from: 'fence' }
}

function fromProse(text: string): ExtractedJson | undefined {
  const opener = /[[{]/gu
  let tries = 0
  for (let found = opener.exec(text); found !== null && tries < mostTries; found = opener.exec(text)) {
    const { end, isWhole } = scanContainer(text, found.index)
    const value = isWhole ? parsed(text.slice(found.index, end)) : undefined
    if (value !== undefined) return { value, from: 'prose' }
    if (isWhole) tries++
    // What was read on the way belongs to the text that failed: going back would take a time quadratic in the nesting.
    opener.lastIndex = Math.max(end, found.index + 1)
  }
  return undefined
}

function parsed(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}

const token = /[ \t\r\n]*(?:([[{])|([\]}])|[,:]|(")|-?\d[\d.eE+-]*|true|false|null)/uy

/** Reads from an opening bracket to its closing one, or to the first thing that JSON has no token for. */
function scanContainer(text: string, start: number): { readonly end: number; readonly isWhole: boolean } {
  const closers: string[] = []
  let end = start
  for (;;) {
    token.lastIndex = end
    const match = token.exec(text)
    if (match === null) return { end, isWhole: false }
    const [, opens, closes, quote] = match
    if (opens !== undefined) closers.push(opens === '[' ? ']' : '}')
    if (closes !== undefined && closers.pop() !== closes) return { end: token.lastIndex, isWhole: false }
    const next = quote === undefined ? token.lastIndex : stringEnd(text, token.lastIndex)
    if (next === undefined) return { end, isWhole: false }
    end = next
    if (closers.length === 0) return { end, isWhole: true }
  }
}

/** A loop and no regular expression, whose stack a long string with escapes would overflow. */
function stringEnd(text: string, start: number): number | undefined {
  for (let at = start; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') return at + 1
    if (sign === '\\') at++
  }
  return undefined
}
