import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { failureCodes } from '../../src/core/result.ts'
import { fences } from './fences.ts'
import { pages, root } from './pages.ts'

const path = 'docs/reference/issues-and-failures.md'
const page = pages().get(path) ?? ''
const [, issues = '', failures = ''] = page.split(/^## (?:Issues|Failures)$/mu)

test('the page has every issue code, in the order of the source, and no other', () => {
  const codes = members('src/core/issue.ts', 'IssueCode')
  expect(codes.length).toBeGreaterThan(10)
  expect(headings(issues)).toEqual(codes)
})

test('the page has every failure code, in the order of the source, and no other', () => {
  expect(headings(failures)).toEqual(failureCodes)
})

test('every issue code but too_large, which takes a long document, is shown by one', () => {
  const shown = fences(path, page)
    .filter(({ words }) => words.includes('broken') || words.includes('warned'))
    .flatMap(({ words }) => words.slice(1))
  expect(headings(issues).filter((code) => !shown.includes(code))).toEqual(['too_large'])
})

test('a code without its heading is found', () => {
  expect(headings('### `not_json`\ntext\n### unmarked\n')).toEqual(['not_json'])
  expect(membersIn("export type Word =\n  | 'a'\n  | 'b'\n\nexport type Other = 'c'", 'Word')).toEqual(['a', 'b'])
})

function headings(text: string): string[] {
  return [...text.matchAll(/^### `(\w+)`$/gmu)].map(([, code = '']) => code)
}

function members(file: string, type: string): string[] {
  return membersIn(readFileSync(join(root, file), 'utf8'), type)
}

function membersIn(source: string, type: string): string[] {
  const [, union = ''] = new RegExp(`type ${type} =\\s([\\s\\S]*?)\\n\\n`, 'u').exec(`${source}\n\n`) ?? []
  return [...union.matchAll(/'(\w+)'/gu)].map(([, code = '']) => code)
}
