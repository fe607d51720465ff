import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moduleFiles } from '../../src/adapters/module-files.ts'
import { folder } from '../cli/fake-io.ts'

test('a module has the files that it imports, directly, through others and in a circle', () => {
  const path = folder({
    'grader.ts': `import { a } from './parts/a.ts'\nimport type { B } from "./b"\nexport * from './parts'\nimport 'graderkit'`,
    'b.ts': `export type B = 1\nconst lazy = import ( './c.js' )\nconst data = require('../x.json')`,
    'c.ts': `import { a } from './grader.ts'`,
    'parts/a.ts': `import fine from '../weights.json'`,
    'parts/index.ts': '',
    'weights.json': { text: "from './no.ts'" },
    'other.ts': '',
  })
  const names = moduleFiles(join(path, 'grader.ts')).map((file) => file.replace(`${path}/`, ''))
  expect(names).toEqual([
    'grader.ts',
    'parts/a.ts',
    'weights.json',
    'b.ts',
    'c.ts',
    join(path, '../x.json'),
    'parts/index.ts',
  ])
})

test('a file that is missing is named, since it may be on its way', () => {
  const path = folder({ 'grader.ts': `import { a } from './a.ts'\nimport { b } from './b'` })
  expect(moduleFiles(join(path, 'grader.ts'))).toEqual(['grader.ts', 'a.ts', 'b.ts'].map((name) => join(path, name)))
})
