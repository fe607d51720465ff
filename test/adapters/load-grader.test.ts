import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadGrader } from '../../src/adapters/load-grader.ts'
import { InputError } from '../../src/core/input-error.ts'
import { compile } from '../../src/graders/compile.ts'

// TypeScript modules load through the built package; test/package has them.

const kind = `{
  type: 'constant', summary: 'Gives a constant.', needs: () => [], check: () => [], range: () => ({ low: 0, high: 1 }),
  compile: (spec) => () => ({ ok: true, score: spec.score }),
}`
const modules: Record<string, string> = {
  'default.mjs': `export default { kind: ${kind}, spec: { type: 'constant', score: 0.5 } }`,
  'named.mjs': `const kind = ${kind}
    export const half = { kind, spec: { type: 'constant', score: 0.5 } }
    export const whole = { kind, spec: { type: 'constant', score: 1 } }
    export const notOne = { kind: {}, spec: {} }`,
  'common.cjs': `module.exports = { kind: ${kind}, spec: { type: 'constant', score: 0.25 } }`,
  'json.mjs': `export default { type: 'string_check', input: 'x', reference: 'x', operation: 'eq' }`,
  'empty.mjs': '',
  'broken.mjs': 'export default {',
  'throws.mjs': 'throw new Error("\\nno database\\nhere")',
  'throws-null.mjs': 'throw null',
  'missing-import.mjs': `import 'no-such-package-anywhere'`,
}

let path = ''
beforeAll(() => {
  path = mkdtempSync(join(tmpdir(), 'graderkit-load-'))
  for (const [name, text] of Object.entries(modules)) writeFileSync(join(path, name), text)
  writeFileSync(join(path, 'grader.json'), '{"a": 1}')
  writeFileSync(join(path, 'GRADER.JSON5'), '{a: 1}')
})
afterAll(() => rmSync(path, { recursive: true, force: true }))

async function scoreOf(name: string, exportName?: string): Promise<unknown> {
  const loaded = await loadGrader(join(path, name), exportName)
  return loaded.kind === 'grader' ? compile(loaded.grader)('x', {}) : loaded
}

test('a module gives the grader that it exports as default, or under the name that is asked for', async () => {
  expect(await scoreOf('default.mjs')).toEqual({ ok: true, score: 0.5 })
  expect(await scoreOf('common.cjs')).toEqual({ ok: true, score: 0.25 })
  expect(await scoreOf('named.mjs', 'whole')).toEqual({ ok: true, score: 1 })
})

test('any other file gives its text, still to be parsed', async () => {
  expect(await scoreOf('grader.json')).toEqual({ kind: 'text', text: '{"a": 1}' })
  expect(await scoreOf('GRADER.JSON5')).toEqual({ kind: 'text', text: '{a: 1}' })
})

describe('a module without the grader that is asked for says what it has', () => {
  test.each<[name: string, exportName: string | undefined, sentence: string]>([
    ['named.mjs', undefined, './named.mjs has no grader as its default export. Choose one with --export: half, whole.'],
    ['named.mjs', 'hafl', './named.mjs exports no grader called hafl. Did you mean half?'],
    ['named.mjs', 'notOne', './named.mjs exports no grader called notOne. Its graders are half, whole.'],
    ['named.mjs', 'toString', './named.mjs exports no grader called toString. Its graders are half, whole.'],
    [
      'json.mjs',
      undefined,
      './json.mjs exports the JSON of a grader, not a grader. Export parse(…) of it, or save it as a .json file.',
    ],
    ['empty.mjs', undefined, './empty.mjs has no grader as its default export. Export one as default.'],
    ['empty.mjs', 'x', './empty.mjs exports no grader called x. It exports no grader at all.'],
    ['throws.mjs', undefined, './throws.mjs could not be loaded: no database.'],
    ['throws-null.mjs', undefined, './throws-null.mjs could not be loaded: null.'],
    ['missing.mjs', undefined, 'There is no file ./missing.mjs.'],
  ])('%s %s', async (name, exportName, sentence) => {
    await expect(
      loadGrader(`${path}/${name}`, exportName).catch((error: unknown) => {
        throw error instanceof InputError ? new InputError(error.message.replaceAll(path, '.')) : error
      }),
    ).rejects.toThrow(new InputError(sentence))
  })

  test.each([
    ['broken.mjs', /^.*broken\.mjs could not be loaded: [^\n]+\.$/u],
    ['missing-import.mjs', /^.*missing-import\.mjs could not be loaded: [^\n]*no-such-package-anywhere[^\n]*\.$/u],
  ])('%s', async (name, sentence) => {
    await expect(loadGrader(join(path, name))).rejects.toThrow(sentence)
    await expect(loadGrader(join(path, name))).rejects.toBeInstanceOf(InputError)
  })
})
