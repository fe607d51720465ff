import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

/** Lowest first. A folder imports itself and the floors below it. A folder that is not here does not exist. */
const floors = [
  ['core'],
  ['template', 'formula', 'metrics', 'stats', 'dataset'],
  ['graders'],
  ['run', 'task'],
  ['report', 'adapters'],
  ['check'],
  ['vitest', 'serve'],
  ['cli'],
]
/** Beside the floors below them, these may import only what stands here. */
const narrow: Readonly<Record<string, readonly string[]>> = { report: ['core', 'stats'], adapters: ['core'] }
/** Where the outside world may be imported. */
const withNode = ['adapters', 'vitest', 'serve', 'cli', 'node.ts', 'bin.ts', 'vitest.ts']

interface Import {
  readonly from: string
  readonly to: string
}

const src = join(import.meta.dirname, '../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
const sources = new Map(files.map((file) => [file, readFileSync(join(src, file), 'utf8')]))
const imports = files.flatMap((from) => importsOf(from, sources.get(from) ?? ''))

function importsOf(from: string, text: string): Import[] {
  const found = text.matchAll(/\b(?:from|import) '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gu)
  return [...found].map(([, plain, lazy]) => ({
    from,
    to: relative(src, normalize(join(src, dirname(from), plain ?? lazy ?? ''))),
  }))
}

const top = (file: string) => file.split('/')[0] ?? ''
const floor = (file: string) => floors.findIndex((names) => names.includes(top(file)))
const isEntry = (file: string) => !file.includes('/')
const say = (bad: readonly Import[]) => bad.map(({ from, to }) => `${from} -> ${to}`)

const upward = (all: readonly Import[]) =>
  all.filter(({ from, to }) => !isEntry(from) && top(from) !== top(to) && (isEntry(to) || floor(to) >= floor(from)))
const tooWide = (all: readonly Import[]) =>
  all.filter(({ from, to }) => top(from) !== top(to) && narrow[top(from)]?.includes(top(to)) === false)
const besideItsFolder = (all: readonly Import[]) =>
  all.filter(({ from, to }) => {
    const inFolder = from.startsWith('graders/') && from.split('/').length > 2
    return inFolder && top(to) === 'graders' && to.split('/')[1] !== from.split('/')[1]
  })
const usesNode = (all: ReadonlyMap<string, string>) =>
  [...all]
    .filter(([file, text]) => !withNode.includes(top(file)) && /\b(?:from|import\() ?'node:/u.test(text))
    .map(([file]) => file)

function circles(all: readonly Import[]): string[] {
  const targets = grouped(all)
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' -> '))
      return
    }
    if (done.has(file)) return
    for (const { to } of targets.get(file) ?? []) visit(to, [...trail, file])
    done.add(file)
  }
  for (const { from } of all) visit(from, [])
  return found
}

function grouped(all: readonly Import[]): Map<string, Import[]> {
  const groups = new Map<string, Import[]>()
  for (const one of all) groups.set(one.from, [...(groups.get(one.from) ?? []), one])
  return groups
}

test('every folder has its floor', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.filter((file) => !isEntry(file) && floor(file) < 0)).toEqual([])
})

test('imports only go down', () => {
  expect(imports.length).toBeGreaterThan(100)
  expect(say(upward(imports))).toEqual([])
  expect(say(upward([{ from: 'core/json.ts', to: 'graders/parse.ts' }]))).toEqual(['core/json.ts -> graders/parse.ts'])
})

test('reports and adapters know only what they show and adapt', () => {
  expect(say(tooWide(imports))).toEqual([])
  expect(say(tooWide([{ from: 'report/x.ts', to: 'run/run.ts' }]))).toEqual(['report/x.ts -> run/run.ts'])
})

test('a grader stands alone', () => {
  expect(say(besideItsFolder(imports))).toEqual([])
  const planted = [
    { from: 'graders/multi/multi.ts', to: 'graders/string-check/string-check.ts' },
    { from: 'graders/multi/multi.ts', to: 'graders/registry.ts' },
  ]
  expect(besideItsFolder(planted)).toEqual(planted)
})

test('no import goes in a circle, even among types', () => {
  expect(circles(imports)).toEqual([])
  const planted = [
    { from: 'a.ts', to: 'b.ts' },
    { from: 'b.ts', to: 'a.ts' },
  ]
  expect(circles(planted)).toEqual(['a.ts -> b.ts -> a.ts'])
})

test('only adapters and the command line know Node', () => {
  expect(usesNode(sources)).toEqual([])
  expect(usesNode(new Map([['core/x.ts', "import { join } from 'node:path'"]]))).toEqual(['core/x.ts'])
})

test('no file is a barrel, has a default export, or outgrows one idea', () => {
  const inside = [...sources].filter(([file]) => !isEntry(file))
  expect(inside.filter(([file]) => /(?:^|\/)index\.ts$/u.test(file)).map(([file]) => file)).toEqual([])
  // The texts that `init` writes hold a default export of their own.
  const withDefault = inside.filter(([file, text]) => file !== 'cli/init-files.ts' && /^export default /mu.test(text))
  expect(withDefault.map(([file]) => file)).toEqual([])
  const tables = /^metrics\/(data|kernel)\/.*-(text|bytes|table)\.ts$/u
  expect(
    inside.filter(([file, text]) => !tables.test(file) && text.split('\n').length > 300).map(([file]) => file),
  ).toEqual([])
})
