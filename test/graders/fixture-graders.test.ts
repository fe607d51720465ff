import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Json } from '../../src/core/json.ts'
import { compile } from '../../src/graders/compile.ts'
import { parse } from '../../src/graders/parse.ts'
import { validate } from '../../src/graders/validate.ts'
import { type FakeReplies, fakePorts } from './fake-ports.ts'

interface Expected {
  readonly about: string
  readonly source: string
  /** Which testing criterion is meant. */
  readonly criterion?: string | number
  /** Where the grader stands in its document. */
  readonly at?: readonly (string | number)[]
  readonly issues: readonly Json[]
  readonly grades?: readonly Grade[]
}

interface Grade {
  readonly sample: string | object
  readonly item: object
  readonly ports?: FakeReplies
  readonly score?: number
  readonly failure?: string
}

const folder = (kind: string) => join(import.meta.dirname, '../../fixtures/graders', kind)

/** The graders of a folder, and the files that have no partner. */
function load(kind: string) {
  const files = readdirSync(folder(kind)).filter((file) => file.endsWith('.json'))
  const lonely = files.filter((file) => !files.includes(partner(file)))
  const graders = files
    .filter((file) => !file.endsWith('.expected.json') && !lonely.includes(file))
    .map((file) => ({
      name: file.replace('.json', ''),
      text: readFileSync(join(folder(kind), file), 'utf8'),
      expected: JSON.parse(readFileSync(join(folder(kind), partner(file)), 'utf8')) as Expected, // the tests below read every key of it
    }))
  return { graders, lonely }
}

function partner(file: string): string {
  return file.endsWith('.expected.json')
    ? file.replace('.expected.json', '.json')
    : file.replace('.json', '.expected.json')
}

const titled = ({ graders }: typeof valid) =>
  graders.map((grader) => [`${grader.name}: ${grader.expected.about}`, grader] as const)
const options = ({ criterion }: Expected) => (criterion === undefined ? {} : { criterion })
const valid = load('valid')
const broken = load('broken')

test('both folders hold graders, each with its expected verdict and its source', () => {
  expect([valid.lonely, broken.lonely]).toEqual([[], []])
  expect(valid.graders.length).toBeGreaterThan(50)
  expect(broken.graders.length).toBeGreaterThan(80)
  for (const { expected } of [...valid.graders, ...broken.graders]) {
    expect(expected.about).toMatch(/^[A-Z].*\.$/u)
    expect(expected.source).toMatch(/^spec \d/u)
  }
})

test('every public grader of the list that has a shape of its own has a fixture', () => {
  const cited = [...valid.graders, ...broken.graders].flatMap(({ expected }) =>
    [...expected.source.matchAll(/#(\d+)/gu)].map(([, row]) => Number(row)),
  )
  const rows = Array.from({ length: 52 }, (_, index) => index + 1)
  // 46 is a server that clones the run endpoint: it has no grader of its own.
  expect(rows.filter((row) => !cited.includes(row))).toEqual([46])
})

test.each(titled(valid))('%s', async (_, { text, expected }) => {
  const checked = validate(text, options(expected))
  expect(checked.issues.map(({ code, severity, path }) => ({ code, severity, path }))).toEqual(expected.issues)
  const { spec } = parse(text, options(expected))
  const document: Json = JSON.parse(text) as Json // it parsed just now
  expect(spec).toEqual(
    (expected.at ?? []).reduce<Json>((holder, key) => (holder as Record<string | number, Json>)[key] ?? null, document),
  ) // the path is the fixture's own
  expect(parse(JSON.stringify(spec)).spec).toEqual(spec)
  expect(Object.keys(parse(JSON.stringify(spec)).spec)).toEqual(Object.keys(spec))
  const grades = expected.grades ?? []
  expect(grades.length).toBeGreaterThan(0)
  for (const { sample, item, ports, score, failure } of grades) {
    const result = await compile(parse(text, options(expected)), fakePorts(ports))(sample, item)
    if (score === undefined) expect(result.ok ? result : result.failure.code).toBe(failure)
    else expect(result.ok ? Math.abs(result.score - score) : result).toBeLessThanOrEqual(1e-12)
  }
})

test.each(titled(broken))('%s', (_, { text, expected }) => {
  const { ok, issues } = validate(text, options(expected))
  const said = issues.map(({ code, severity, path, message, hint }) =>
    hint === undefined ? { code, severity, path, message } : { code, severity, path, message, hint },
  )
  expect(said).toEqual(expected.issues)
  expect(said.length).toBeGreaterThan(0)
  expect(ok).toBe(!said.some(({ severity }) => severity === 'error'))
  for (const { span } of issues) if (span !== undefined) expect(span.start).toBeLessThanOrEqual(span.end)
})

test('a python source of 256 kB is refused, and the message has its size', () => {
  const source = `def grade(sample, item):\n    return 1.0\n# ${'x'.repeat(256_000)}`
  expect(validate({ type: 'python', name: 'large', source }).issues).toEqual([
    {
      code: 'too_large',
      severity: 'error',
      path: ['source'],
      message: 'The source has 256042 bytes, and it must stay below 256000.',
      hint: 'Move tables into the rows, and shorten the rest.',
    },
  ])
})
