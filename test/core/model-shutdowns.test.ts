import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { modelShutdown, shutdownModels, shutdownsAsOf } from '../../src/core/model-shutdowns.ts'
import { validate } from '../../src/graders/validate.ts'

/** The models that the guide of hosted graders lists; spec section 1.3. */
const hosted =
  `gpt-4o-2024-08-06 gpt-4o-mini-2024-07-18 gpt-4.1-2025-04-14 gpt-4.1-mini-2025-04-14 gpt-4.1-nano-2025-04-14
  o1-2024-12-17 o3-mini-2025-01-31 o3-2025-04-16 o4-mini-2025-04-16`.split(/\s+/u)

test('every model of the hosted list has a date and a replacement', () => {
  expect(hosted.map((model) => [model, modelShutdown(model)?.date])).toEqual([
    ['gpt-4o-2024-08-06', '2027-01-14'],
    ['gpt-4o-mini-2024-07-18', '2027-01-14'],
    ['gpt-4.1-2025-04-14', '2027-01-14'],
    ['gpt-4.1-mini-2025-04-14', '2027-01-14'],
    ['gpt-4.1-nano-2025-04-14', '2026-10-23'],
    ['o1-2024-12-17', '2026-10-23'],
    ['o3-mini-2025-01-31', '2026-10-23'],
    ['o3-2025-04-16', '2026-12-11'],
    ['o4-mini-2025-04-16', '2026-10-23'],
  ])
})

test('no replacement is itself shut down, and every date is a day', () => {
  const all = shutdownModels()
  expect(all.length).toBeGreaterThan(20)
  for (const { date, replacement } of all) {
    expect(modelShutdown(replacement)).toBeUndefined()
    expect(new Date(date).toISOString().slice(0, 10)).toBe(date)
  }
})

test.each([
  ['ft:gpt-4.1-2025-04-14:acme::B1', '2027-01-14'],
  ['ft-model-grader-gpt-4o-2024-08-06', '2027-01-14'],
  ['ft-o4-mini-2025-04-16', '2026-10-23'],
  ['gpt-6-luna', undefined],
  ['my-judge', undefined],
  ['o3-mini:latest', undefined],
  ['__proto__', undefined],
])('%s ends with its base: %s', (model, date) => {
  expect(modelShutdown(model)?.date).toBe(date)
})

test('a grader that names one is warned of, at the model, and still valid', () => {
  const judge = { name: 'j', model: 'o3-2025-04-16', input: [{ role: 'user', content: 'Judge.' }] }
  const { ok, issues } = validate({ type: 'score_model', ...judge })
  expect([ok, issues]).toEqual([
    true,
    [
      {
        code: 'model_shutdown',
        severity: 'warning',
        path: ['model'],
        message: 'OpenAI shuts "o3-2025-04-16" down on 2026-12-11 (known as of 2026-10-28).',
        hint: 'It recommends "gpt-5.6-sol"; --judge-model "o3-2025-04-16=gpt-5.6-sol" asks that one and leaves the grader as it is.',
      },
    ],
  ])
  const label = { type: 'label_model', ...judge, labels: ['a', 'b'], passing_labels: ['a'] }
  expect(validate(label).issues.map(({ code, path }) => [code, path])).toEqual([['model_shutdown', ['model']]])
})

test('the reference has the table, line for line, and its day', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reference/models.md'), 'utf8')
  const lines = page.split('\n').filter((line) => line.startsWith('| `'))
  expect(lines).toEqual(
    shutdownModels().map(({ model, date, replacement }) => `| \`${model}\` | ${date} | \`${replacement}\` |`),
  )
  expect(page).toContain(`as of ${shutdownsAsOf}`)
})
