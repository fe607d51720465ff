import { describe, expect, test } from 'vitest'
import { check, folder, run } from './fake-io.ts'

const help = `graderkit 1.2.3: develop graders for reinforcement fine-tuning, offline.

Usage: graderkit <command> [options]

  validate  Find every fault of a grader before a job does.
  score     Grade rows: JSONL in, one JSON line per answer out.
  preview   Grade rows and look at the scores.
  diff      Compare two graders on the same rows.
  report    Put the scores of several machines together.
  init      Write a small working task: grader, rows, test.
  python    Set Python up as the hosted sandbox has it, or see what is here of it.
  judge     Ask judges in batches: requests out as files, results back into a cassette.

graderkit <command> --help shows its options. Exit codes: 0 good, 1 not good enough, 2 used wrongly, 130 interrupted.
`

test.each([[[]], [['--help']], [['-h']], [['help']]])('graderkit %j shows the commands', async (args) => {
  expect(await run(args)).toEqual({ code: 0, out: help, err: '' })
})

test.each([['--version'], ['-V']])('graderkit %s prints the version and nothing else', async (option) => {
  expect(await run([option])).toEqual({ code: 0, out: '1.2.3\n', err: '' })
})

describe.each(['validate', 'score', 'preview', 'init'])('graderkit %s', (command) => {
  test('--help, -h and graderkit help show its arguments and options', async () => {
    const shown = await run([command, '--help'], { columns: 200 })
    expect(shown).toEqual({ code: 0, out: shown.out, err: '' })
    expect(shown.out).toMatch(
      new RegExp(`^Usage: graderkit ${command} (?:\\[options\\] )?[^\\n]+\\n\\n[A-Z][^\\n]+\\.\\n`, 'u'),
    )
    expect(await run([command, '-h'], { columns: 200 })).toEqual(shown)
    expect(await run(['help', command], { columns: 200 })).toEqual(shown)
  })

  test('refuses an option that it does not have', async () => {
    expect(await run([command, '--nonsense'])).toEqual({
      code: 2,
      out: '',
      err: `Unknown option '--nonsense'. See graderkit ${command} --help.\n`,
    })
  })
})

describe('a command line that makes no sense gets a sentence and exit code 2', () => {
  test.each<[args: string[], sentence: string]>([
    [['scroe'], 'There is no command "scroe". Did you mean "score"?'],
    [['help', 'preveiw'], 'There is no command "preveiw". Did you mean "preview"?'],
    [['frobnicate'], 'There is no command "frobnicate". See graderkit --help.'],
    [['toString'], 'There is no command "toString". See graderkit --help.'],
    [['\u001b[2J'], 'There is no command "·[2J". See graderkit --help.'],
    [['--json'], 'There is no option "--json". See graderkit --help.'],
    [
      ['score', 'g.json', 'r.jsonl', '--strct'],
      "Unknown option '--strct'. Did you mean --strict? See graderkit score --help.",
    ],
    [
      ['preview', 'g.json', 'r.jsonl', '--falures'],
      "Unknown option '--falures'. Did you mean --failures? See graderkit preview --help.",
    ],
    [['validate'], "Missing required argument 'grader'. See graderkit validate --help."],
    [['score'], "Missing required argument 'grader'. See graderkit score --help."],
    [['score', 'g.json'], "Missing required argument 'rows'. See graderkit score --help."],
    [['validate', 'a', 'b'], 'Too many arguments. Expected 1 argument but got 2. See graderkit validate --help.'],
    [
      ['score', 'g.json', 'r.jsonl', '--concurrency'],
      "Option '--concurrency <n>' argument missing. See graderkit score --help.",
    ],
    [
      ['score', 'g.json', 'r.jsonl', '--concurrency', 'x'],
      "Option '--concurrency <n>' argument 'x' is invalid. It must be a whole number of at least 1. See graderkit score --help.",
    ],
    [
      ['score', 'g.json', 'r.jsonl', '--concurrency', '0'],
      "Option '--concurrency <n>' argument '0' is invalid. It must be a whole number of at least 1. See graderkit score --help.",
    ],
    [
      ['score', 'g.json', 'r.jsonl', '--concurrency', '1.5'],
      "Option '--concurrency <n>' argument '1.5' is invalid. It must be a whole number of at least 1. See graderkit score --help.",
    ],
    [
      ['preview', 'g.json', 'r.jsonl', '--limit', '-1'],
      "Option '--limit <n>' argument '-1' is invalid. It must be a whole number of at least 0. See graderkit preview --help.",
    ],
    [
      ['preview', 'g.json', 'r.jsonl', '--sort', 'bets'],
      "Option '--sort <order>' argument 'bets' is invalid. It is one of best, worst, row, expert. See graderkit preview --help.",
    ],
  ])('%j', async (args, sentence) => {
    expect(await run(args)).toEqual({ code: 2, out: '', err: `${sentence}\n` })
  })
})

describe('a grader file that cannot be read gets a sentence and exit code 2', () => {
  test.each(['validate', 'score', 'preview'])('for %s', async (command) => {
    const path = folder({
      'grader.json': check,
      'rows.jsonl': '',
      'folder/x': '',
      'latin.json': Uint8Array.from([0x22, 0xe9, 0x22]),
    })
    const rows = command === 'validate' ? [] : [`${path}/rows.jsonl`]
    const told = async (name: string, ...more: string[]) => {
      const { code, out, err } = await run([command, `${path}/${name}`, ...rows, ...more])
      expect([code, out]).toEqual([2, ''])
      return err.replaceAll(path, '.')
    }
    expect(await told('gradr.json')).toBe('There is no file ./gradr.json. Did you mean ./grader.json?\n')
    expect(await told('nothing-like-it')).toBe('There is no file ./nothing-like-it.\n')
    expect(await told('grader.json/x')).toBe('There is no file ./grader.json/x.\n')
    expect(await told('folder')).toBe('./folder is a directory; name a file in it.\n')
    expect(await told('latin.json')).toBe('./latin.json is not valid UTF-8.\n')
    expect(await told('grader.json', '--export', 'x')).toBe(
      '--export is for modules, and ./grader.json is read as JSON.\n',
    )
  })
})
