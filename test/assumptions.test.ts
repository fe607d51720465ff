import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs/design/assumptions.md'), 'utf8')
const sources = new Map(
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => [`src/${file.replaceAll('\\', '/')}`, readFileSync(join(root, 'src', file), 'utf8')]),
)

/** The rows of the page's table: the point, and where it is held. */
function listed(text: string): { readonly point: string; readonly where: string }[] {
  return [...text.matchAll(/^\| (U\d+) \|.*\| ([^|]+) \|$/gmu)].map(([, point = '', where = '']) => ({ point, where }))
}

/** Each mark that ends the doc of a function or a table, as `U5 path#name`. */
function marked(all: ReadonlyMap<string, string>): string[] {
  const mark = /Assumption (U\d+)\.\s*\*\/\s*(?:export )?(?:async )?(?:function|const) (\w+)/gu
  return [...all].flatMap(([path, text]) =>
    [...text.matchAll(mark)].map(([, point, name]) => `${point} ${path}#${name}`),
  )
}

/** Where the page and the source disagree. */
function faults(text: string, all: ReadonlyMap<string, string>): string[] {
  const rows = listed(text)
  const marks = marked(all)
  const places = rows.flatMap(({ point, where }) =>
    where.includes('#') ? where.split(', ').map((place) => `${point} ${place}`) : [],
  )
  const words = ['closed', 'unmarked', 'not needed yet']
  const loose = [...all].filter(
    ([path, code]) =>
      [...code.matchAll(/Assumption U\d/gu)].length !== marks.filter((mark) => mark.includes(` ${path}#`)).length,
  )
  return [
    ...places.filter((place) => !marks.includes(place)).map((place) => `not in the source: ${place}`),
    ...marks.filter((mark) => !places.includes(mark)).map((mark) => `not on the page: ${mark}`),
    ...rows
      .filter(({ where }) => !where.includes('#') && !words.includes(where))
      .map(({ point }) => `no place: ${point}`),
    ...loose.map(([path]) => `does not end the doc of a function: ${path}`),
  ]
}

test('the page has a row for each point that is not known, in order', () => {
  expect(listed(page).map(({ point }) => point)).toEqual(Array.from({ length: 27 }, (_, index) => `U${index + 1}`))
})

test('every assumption in the source is on the page, with its function, and the other way round', () => {
  expect(marked(sources).length).toBeGreaterThan(15)
  expect(faults(page, sources)).toEqual([])
})

const row = '| U5 | Unknown. | Assumed. | src/a.ts#written |\n'
const source = '/** So it is. Assumption U5. */\nexport function written() {}\n'

test.each([
  ['no fault where both agree', row, source, []],
  ['a function without its mark', row, 'export function written() {}', ['not in the source: U5 src/a.ts#written']],
  [
    'a function under another name',
    row,
    source.replace('written', 'text'),
    ['not in the source: U5 src/a.ts#written', 'not on the page: U5 src/a.ts#text'],
  ],
  ['a mark that nobody listed', '', source, ['not on the page: U5 src/a.ts#written']],
  ['a mark inside of code', '', 'const a = 1 // Assumption U5.', ['does not end the doc of a function: src/a.ts']],
  ['a row without a place', row.replace('src/a.ts#written', 'somewhere'), '', ['no place: U5']],
])('%s is found', (_, text, code, found) => {
  expect(faults(text, new Map([['src/a.ts', code]]))).toEqual(found)
})
