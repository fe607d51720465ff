import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../../..')

/** What the compiler says of the page, whose code knows a browser and no Node; its configuration is its own. */
function compiled(...options: readonly string[]): Promise<string> {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  return new Promise((resolve) => {
    execFile(process.execPath, [tsc, '-p', 'src/report/html/page', ...options], { cwd: root }, (_error, stdout) =>
      resolve(stdout),
    )
  })
}

test('the code of the page is sound, and would not be in an older language', { timeout: 240_000 }, async () => {
  expect(await compiled()).toBe('')
  expect(await compiled('--lib', 'ES2020,DOM')).toContain("Property 'toSorted' does not exist")
})
