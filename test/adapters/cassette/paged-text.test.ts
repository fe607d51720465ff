import { appendFileSync, closeSync, mkdtempSync, openSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { PagedText } from '../../../src/adapters/cassette/paged-text.ts'

function openPages(content: string): { readonly path: string; readonly pages: PagedText } {
  const path = join(mkdtempSync(join(tmpdir(), 'graderkit-pages-')), 'file')
  writeFileSync(path, content)
  const reader = openSync(path, 'r')
  onTestFinished(() => {
    closeSync(reader)
  })
  return { path, pages: new PagedText(reader) }
}

const content = Array.from({ length: 40_000 }, (_, n) => `${n},`).join('')

test('texts are the same in every order, across pages and longer than one', () => {
  const { pages } = openPages(content)
  const near = fc.integer({ min: -3000, max: 3000 })
  const length = fc.oneof(fc.nat({ max: 2000 }), fc.integer({ min: 65_000, max: 70_000 }))
  const place = fc.oneof(near, fc.nat({ max: content.length }))
  fc.assert(
    fc.property(fc.array(fc.tuple(place, length), { maxLength: 60 }), (steps) => {
      let at = 0
      for (const [step, wanted] of steps) {
        at = Math.min(Math.max(step < 3000 ? at + step : step, 0), content.length - 1)
        const size = Math.min(wanted, content.length - at)
        expect(pages.text(at, size)).toBe(content.slice(at, at + size))
      }
    }),
  )
})

test('what is appended after a page was read is found', () => {
  const { path, pages } = openPages('first')
  expect([pages.text(0, 5), pages.text(0, 5)]).toEqual(['first', 'first'])
  appendFileSync(path, 'sécond')
  expect([pages.text(5, 7), pages.text(0, 12)]).toEqual(['sécond', 'firstsécond'])
})
