import { expect, test } from 'vitest'
import { anchorsOf, brokenLinks, linksOf } from './links.ts'
import { pages, root } from './pages.ts'

test('every link of the pages leads to a file and a heading that are there', () => {
  const all = pages()
  expect([...all].flatMap(([page, text]) => linksOf(page, text)).length).toBeGreaterThan(50)
  expect(brokenLinks(all, root)).toEqual([])
})

test('a link to nothing is found', () => {
  const all = new Map([
    [
      'README.md',
      '# A\n[file](docs/none.md) [heading](docs/b.md#none) [here](#a) [web](http://example.com)\n`[code](x.md)`',
    ],
    ['docs/b.md', '## The `b`, twice\n[back](../README.md#a)'],
  ])
  expect(brokenLinks(all, root)).toEqual([
    'README.md:2: docs/none.md',
    'README.md:2: docs/b.md#none',
    'README.md:2: http://example.com',
  ])
})

test('anchors are those of GitHub', () => {
  const text =
    '# What `run` does, and why\n## Über uns: 1.6\n```sh\n# no heading\n```\n## [Link](x.md) text\n## Same\n## Same'
  expect([...anchorsOf(text)]).toEqual(['what-run-does-and-why', 'über-uns-16', 'link-text', 'same', 'same-1'])
})
