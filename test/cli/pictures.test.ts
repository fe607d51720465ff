import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../../src/report/display-width.ts'
import { check, folder, lines } from './fake-io.ts'

/**
 * What people see, whole: the real command in a real terminal of 80 columns and 24 rows, and in a pipe. The pictures lie
 * beside this file; `␛` stands for the escape character.
 */
const bin = join(import.meta.dirname, '../../dist/bin.js')
const task = join(import.meta.dirname, '../../fixtures/tasks/security-policy')
const rows = ['grader.json', 'samples.jsonl']

/** Only `script` of util-linux opens a terminal here; elsewhere colour is forced in a pipe, which gives the same text. */
const hasTerminal = spawnSync('script', ['-qec', 'true', '/dev/null']).status === 0
const where = hasTerminal
  ? 'in an 80x24 terminal'
  : 'with colour in a pipe (left out: the terminal, for want of script(1))'

const colourless = { NO_COLOR: '', FORCE_COLOR: '', TERM: 'xterm-256color' }

function inTerminal(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): string {
  if (!hasTerminal) return inPipe(args, cwd, { ...(env['NO_COLOR'] === '1' ? {} : { FORCE_COLOR: '1' }), ...env })
  // Progress goes to stderr, and depends on the clock.
  const command = `stty cols 80 rows 24 && "$NODE" "$BIN" ${args.join(' ')} 2>/dev/null`
  const out = execFileSync('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: { ...process.env, ...colourless, ...env, NODE: process.execPath, BIN: bin, SHELL: '/bin/sh' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  return shown(out)
}

function inPipe(args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): string {
  const { stdout } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    env: { ...process.env, ...colourless, ...env },
    encoding: 'utf8',
  })
  return shown(stdout)
}

function shown(out: string): string {
  return out.replaceAll('\r\n', '\n').replaceAll('\u001b', '␛')
}

const tooWide = (picture: string): string[] =>
  picture.split('\n').filter((line) => displayWidth(line.replaceAll(/␛\[\d+m/gu, '')) > 80)

/** Answers in wide letters and emoji, and with what would move a cursor, clear a screen, turn a line around. */
const foreign = {
  'grader.json': {
    type: 'multi',
    name: '採点 🎓',
    graders: { 答え: check, ok: { ...check, operation: 'ilike' } },
    calculate_output: '0.6 * 答え + 0.4 * ok',
  },
  'rows.jsonl': lines(
    { id: '日本の首都', item: { r: '東京' }, samples: ['東京', '東京です 🗼', '大阪'], expert_scores: [1, 0.9, 0] },
    { id: '👨‍👩‍👧 family', item: { r: '👍' }, samples: ['👍', '👍', '👍'], expert_scores: [1, 1, 1] },
    { id: 'e\u0301te\u0301', item: { r: 'e\u0301' }, samples: ['é', 'e\u0301'.repeat(60)], expert_scores: [1, null] },
    {
      id: '\u001b[2J\u202egnp.exe',
      item: { r: 'x' },
      samples: ['\u001b]0;owned\u0007x', 'x\r\nmean 1.000', '\u009b31m', { output_json: { a: '\u001b[31m' } }, null],
    },
    { id: 'long '.repeat(30), item: { r: 'y' }, samples: ['y', `${'very '.repeat(100)}long y`] },
  ),
}

describe('preview', () => {
  test(where, async () => {
    const picture = inTerminal(['preview', ...rows], task)
    expect(tooWide(picture)).toEqual([])
    await expect(picture).toMatchFileSnapshot('pictures/preview-terminal.txt')
  })

  test('in a pipe', async () => {
    const picture = inPipe(['preview', ...rows], task)
    expect(picture).toBe(inTerminal(['preview', ...rows], task).replaceAll(/␛\[\d+m/gu, ''))
    await expect(picture).toMatchFileSnapshot('pictures/preview-pipe.txt')
  })

  test('with NO_COLOR in a terminal it is what it is in a pipe', () => {
    expect(inTerminal(['preview', ...rows], task, { NO_COLOR: '1' })).toBe(inPipe(['preview', ...rows], task))
  })

  test('with FORCE_COLOR in a pipe it is what it is in a terminal', () => {
    expect(inPipe(['preview', ...rows], task, { FORCE_COLOR: '1' })).toBe(inTerminal(['preview', ...rows], task))
  })

  test('--explain', async () => {
    const picture = inTerminal(['preview', ...rows, '--explain', 'sms-fallback.6'], task)
    expect(tooWide(picture)).toEqual([])
    await expect(picture).toMatchFileSnapshot('pictures/explain-terminal.txt')
  })
})

describe('of Chinese and Japanese letters, emoji, accents and hostile escapes', () => {
  const bare = (picture: string): string => picture.replaceAll(/␛\[\d+m/gu, '')

  test.each([
    ['preview-foreign', ['preview', 'grader.json', 'rows.jsonl']],
    [
      'preview-foreign-evidence',
      ['preview', 'grader.json', 'rows.jsonl', '--sort', 'row', '--limit', '99', '--prompts', '0'],
    ],
    ['explain-foreign', ['preview', 'grader.json', 'rows.jsonl', '--explain', '1.2']],
  ])('%s: nothing is obeyed, and everything aligns', async (name, args) => {
    const picture = inTerminal(args, folder(foreign))
    expect(bare(picture).replaceAll('\n', '')).not.toMatch(/␛|[\p{Cc}\u202e]/u)
    expect(tooWide(picture)).toEqual([])
    await expect(picture).toMatchFileSnapshot(`pictures/${name}.txt`)
  })
})
