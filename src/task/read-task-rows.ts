import { pathText } from '../core/errors.ts'
import { isJsonObject, type JsonObject, ownValue, typeName } from '../core/json.ts'
import { readJson } from '../core/json-text.ts'
import { schemaFaults } from './schema-faults.ts'
import type { StandardIssue, StandardSchema } from './standard-schema.ts'
import { InvalidRowsError, type RowFault } from './task-error.ts'

/**
 * Reads the items of dataset rows: JSONL text, or values. A row is its own item, as in a fine-tuning file, or has it under
 * `item`. An item is checked and never changed, since a job grades the row as it stands in its file.
 * Throws one `InvalidRowsError` with every fault.
 */
export function readTaskRows(schema: StandardSchema, rows: string | Iterable<unknown>): JsonObject[] {
  const items: JsonObject[] = []
  const faults: RowFault[] = []
  const add = (value: unknown, line: number): void => {
    const read = readItem(schema, value)
    if (read.ok) items.push(read.item)
    else faults.push(...read.messages.map((message) => ({ line, message })))
  }
  if (typeof rows === 'string') {
    for (const [index, text] of rows
      .replace(/^\uFEFF/u, '')
      .split('\n')
      .entries()) {
      if (text.trim() === '') continue
      const read = readJson(text)
      if (read.ok) add(read.value, index + 1)
      else faults.push({ line: index + 1, message: notJson(read.fault, text) })
    }
  } else {
    let count = 0
    for (const value of rows) add(value, ++count)
  }
  if (faults.length > 0) throw new InvalidRowsError(faults, typeof rows === 'string' ? 'line' : 'row')
  return items
}

type ItemRead = { readonly ok: true; readonly item: JsonObject } | { readonly ok: false; readonly messages: string[] }

function readItem(schema: StandardSchema, row: unknown): ItemRead {
  if (!isJsonObject(row)) {
    const hint = typeof row === 'string' ? '; text is for task.rows, or parse it first' : ''
    return { ok: false, messages: [`A row is a JSON object, not ${typeName(row)}${hint}.`] }
  }
  const own = schemaFaults(schema, row)
  if (own.length === 0) return { ok: true, item: row }
  const item = ownValue(row, 'item')
  if (!isJsonObject(item)) return { ok: false, messages: own.map((fault) => sentence(fault, row, '')) }
  const inner = schemaFaults(schema, item)
  if (inner.length === 0) return { ok: true, item }
  return { ok: false, messages: inner.map((fault) => sentence(fault, item, 'item')) }
}

/** Where, the value seen there, and what the schema says of it. */
function sentence({ path = [], message }: StandardIssue, item: JsonObject, start: string): string {
  const keys = path.map((step) => (typeof step === 'object' ? step.key : step)).filter((key) => typeof key !== 'symbol')
  const place = pathText(start === '' ? keys : [start, ...keys])
  if (keys.length === 0) return start === '' ? message : `${place}: ${message}`
  const value = keys.reduce<unknown>((holder, key) => member(holder, key), item)
  return value === undefined ? `${place} is missing. ${message}` : `${place} is ${shown(value)}. ${message}`
}

function member(holder: unknown, key: string | number): unknown {
  if (Array.isArray(holder)) return holder[Number(key)]
  return isJsonObject(holder) ? ownValue(holder, String(key)) : undefined
}

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return typeName(value)
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function notJson({ message, column }: { readonly message: string; readonly column: number }, text: string): string {
  const hint = /^\s*\[/u.test(text) ? ' Write one object on each line, or pass the parsed list.' : ''
  return `The line is not JSON at column ${column}: ${message}.${hint}`
}
