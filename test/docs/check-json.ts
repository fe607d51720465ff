import { readJson } from '../../src/core/json-text.ts'
import { isJsonObject, type Json } from '../../src/core/json.ts'
import { readRow } from '../../src/dataset/row.ts'
import { validate } from 'graderkit'
import { type Fence, place } from './fences.ts'

/** What is wrong with a json or jsonl block: it must parse, and what claims to be a grader or a row must be one. */
export function jsonFaults(block: Fence): string[] {
  if (block.language === 'jsonl') return block.code.split('\n').flatMap((line) => rowFaults(block, line))
  if (block.language !== 'json') return []
  if (block.words.some((word) => word === 'broken' || word === 'warned')) return codeFaults(block)
  const value = parsed(block.code)
  if (value === undefined) return [`${place(block)}: the block is not JSON`]
  if (!isGraderLike(value) || block.words.includes('schema')) return []
  const result = validate(block.code, { criterion: 0 })
  return result.ok ? [] : result.issues.map(({ message }) => `${place(block)}: ${message}`)
}

/** A broken or warned block names the codes of its issues in the order they come. */
function codeFaults(block: Fence): string[] {
  const wanted = block.words.filter((word) => /^\w+$/u.test(word) && word !== 'broken' && word !== 'warned')
  const { ok, issues } = validate(block.code)
  const found = issues.map(({ code }) => code)
  const isAsSaid = ok === block.words.includes('warned') && wanted.length > 0 && wanted.join(' ') === found.join(' ')
  const verdict = `${ok ? 'warned' : 'broken'} ${found.join(' ')}`
  return isAsSaid ? [] : [`${place(block)}: it says ${block.words.join(' ')}, and it is ${verdict}`]
}

function rowFaults(block: Fence, line: string): string[] {
  const value = parsed(line)
  if (value === undefined) return block.words.includes('broken') ? [] : [`${place(block)}: a line is not JSON`]
  const isBare = block.words.includes('dataset')
  const row = readRow(isBare && isJsonObject(value) ? { ...value, sample: '' } : value)
  const isRow = typeof row !== 'string'
  return isRow || block.words.includes('broken') ? [] : [`${place(block)}: ${row}`]
}

function isGraderLike(value: Json): boolean {
  return (
    isJsonObject(value) && ['type', 'grader', 'testing_criteria', 'method'].some((key) => Object.hasOwn(value, key))
  )
}

function parsed(text: string): Json | undefined {
  const read = readJson(text)
  return read.ok ? read.value : undefined
}
