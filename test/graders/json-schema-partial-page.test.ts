import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile } from '../../src/graders/compile.ts'
import { jsonSchema } from '../../src/graders/json-schema/json-schema.ts'

interface Example {
  readonly answer: string
  readonly score: number
  readonly why: string
}

/** The examples of the page that defines `partial`: each schema with the rows of the table below it. */
function examples(page: string): { readonly schema: object; readonly rows: readonly Example[] }[] {
  return page
    .split('```json schema\n')
    .slice(1)
    .map((part) => {
      const [json = '', text = ''] = part.split('\n```\n')
      const [above = ''] = text.split('\n## ')
      const rows = [...above.matchAll(/^\| `(.*?)` \| (\d+)(?:\/(\d+))? \| (.*) \|$/gmu)].map(
        ([, answer = '', top, bottom = '1', why = '']) => ({ answer, score: Number(top) / Number(bottom), why }),
      )
      const schema: object = JSON.parse(json)
      return { schema, rows }
    })
}

const page = readFileSync(new URL('../../docs/reference/json-schema-partial.md', import.meta.url), 'utf8')
const found = examples(page)

test('the page has its examples', () => {
  expect(found.map(({ rows }) => rows.length)).toEqual([12, 7, 4, 4, 5, 3, 4])
})

describe.each(found)('of the schema $schema', ({ schema, rows }) => {
  const grade = compile(jsonSchema({ name: 'partial', schema, mode: 'partial' }))

  test.each(rows)('$answer scores $score', ({ answer, score, why }) => {
    const result = grade(answer, {})
    const violations = why.replace(/^d = [\d/]+(?:, padded)?: /u, '').split('; ')
    if (score === 1) return expect(result).toEqual({ ok: true, score: 1 })
    if (why === 'not JSON') return expect(result).toMatchObject({ ok: true, score: 0 })
    const count = `${violations.length} place${violations.length === 1 ? '' : 's'}`
    return expect(result).toEqual({
      ok: true,
      score: expect.closeTo(score, 12),
      detail: { message: `The output breaks the schema in ${count}.`, violations },
    })
  })
})
