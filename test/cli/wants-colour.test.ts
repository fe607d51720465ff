import { expect, test } from 'vitest'
import { wantsColour } from '../../src/cli/wants-colour.ts'

test.each<[isTerminal: boolean, env: Record<string, string>, colour: boolean]>([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [true, { FORCE_COLOR: 'false' }, false],
  [false, { FORCE_COLOR: '' }, false],
  [false, { FORCE_COLOR: '3', NO_COLOR: '1' }, true],
])('on a terminal: %j, with %j, colour is %j', (isTerminal, env, colour) => {
  expect(wantsColour(isTerminal, env)).toBe(colour)
})
