import { gzipSync } from 'node:zlib'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { bundle } from './bundle.ts'

/** Minified and gzipped bytes; a ceiling moves only in the change that moves it. */
const ceilings: readonly (readonly [code: string, bytes: number])[] = [
  [
    `import { stringCheck, compile } from 'graderkit'; globalThis.answer = compile(stringCheck({ name: 'a', input: '{{ sample.output_text }}', reference: 'yes', operation: 'eq' }))('yes', {})`,
    6_200,
  ],
]

describe.each(ceilings)('%s', (code, ceiling) => {
  test(`stays under ${ceiling} bytes`, async () => {
    const { text } = await bundle(code)
    expect(gzipSync(text).length).toBeLessThan(ceiling)
  })

  test('brings none of the heavy packages', async () => {
    const { kept } = await bundle(code)
    expect(kept.filter((file) => /node_modules\/(mathjs|ajv|zod|commander|jiti)/u.test(file))).toEqual([])
    expect(kept.filter((file) => file.includes('lazy/'))).toEqual([])
  })

  test('runs where nothing of Node exists', async () => {
    const { text } = await bundle(code)
    const context = createContext({ TextEncoder, TextDecoder })
    runInContext(text, context)
    expect(JSON.parse(JSON.stringify(context['answer']))).toEqual({
      ok: true,
      score: 1,
      detail: { input: 'yes', reference: 'yes', operation: 'eq' },
    })
  })
})

test('a whole import brings the heavy packages, so the check above can see them', async () => {
  const { kept } = await bundle(`import * as everything from 'graderkit'; globalThis.everything = everything`)
  expect(kept.some((file) => file.includes('lazy/mathjs'))).toBe(true)
  expect(kept.some((file) => file.includes('node_modules/zod'))).toBe(true)
})
