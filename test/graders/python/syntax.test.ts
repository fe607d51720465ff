import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parsePython } from '../../../src/graders/python/syntax/parse-python.ts'
import { askPython, pythonVersion } from './cpython.ts'

const medley = readFileSync(join(import.meta.dirname, 'syntax-medley.py'), 'utf8')

const valid = {
  'nothing at all': '',
  'a comment only': '# nothing\n',
  'no line break at the end': 'x = 1',
  'a bare yield, a float that ends in a point': 'def f():\n    yield\n    x = yield\n    return 1.+1.j',
  'packed one-liners':
    "def grade(s,i):\n try:\n  import json;x=json.loads(i['a']);return 1 if x else 0\n except:return 0",
  'nested functions and classes':
    'def a():\n  class B(C, k=1):\n    def c(self): return lambda x, *y, z=1, **w: (yield)\n',
  'a walrus': 'if (n := len(x)) > 1: pass\n[y := 1, y**2]\nf(a := 1)\nx[y := 0]',
  'soft keywords as names': 'match = case = type = _ = 1\nmatch.x(case)[type]\nmatch (1)\nmatch[0] = 1\nprint (match)',
  'match in every form':
    'match x, y:\n case [1, *_] | (2, 3): pass\n case {"a": 1, **r} if r: pass\n case A.B(c, d=-1 + 2j) as e: pass\n case None | "a" "b": pass\n case _: pass',
  'bracketed with':
    'with (a as b, c as (d, e),): pass\nwith (a), (b): pass\nwith (yield_)(): pass\nwith (a, b) as c: pass',
  'f-strings':
    "f\"{x!r:>{w}.{p}} {{}} {d['k']=} {a if b else c:%H:%M} {x != y} {(lambda z: z)(1)}\" rf\"\\d{n}\" F'''{\na\n}'''",
  'unicode names': 'größe = π2 = 変数 = 1',
  'type hints':
    'x: dict[str, list[int]] = {}\ny: int\nself.z: "A" = 1\ndef f(a: int | None = None, *b: *C, **c: Any) -> Callable[..., int]: ...',
  decorators: '@a.b(c)[0]\n@(lambda f: f)\nclass A: pass\n@x\nasync def f(): pass',
  async:
    'async def f():\n async with a as b: await c\n async for d in e: pass\n return [await g async for g in h]\ndef k(): return (await x for x in y)',
  tabs: 'if x:\n\tif y:\n\t\tpass\n\tpass',
  'continued lines': 'x = 1 + \\\n  2\nif a and \\\n   b:\n  pass\ny = (1,\n# in between\n\n  2)',
  'old line ends': 'if x:\r\n  pass\r\nelse:\r\n  pass\r\n',
  'numbers next to words': 'x = 1if y else 2\nz = 0xfor 1\n0_0, 1_000.5e-1_0, 0B1, 0o7 if 0 else 1',
  stars:
    'a, *b = *c, d\nprint(*a, *b, k=1, **c, **d)\n[*a, *b]\n{**a, "b": 1}\n{*a}\nfor x in *a, b: pass\nreturn_ = x[*a, 1:2, ::3, ...]',
  'except groups': 'try: pass\nexcept* (A, B) as e: pass\nelse: pass\nfinally: pass',
  'generators of tuples': 'x = ((a, b) for a in b if c if d for b in e)\nsum(x for x in y)\nf(g(x for x in y), 1)',
} as const

test.each(Object.entries(valid))('a source with %s has no fault', (_, source) => {
  expect(parsePython(source)).toEqual(expect.objectContaining({ kind: 'module' }))
})

/** The places are those of CPython 3.11, unless a comment says why ours is better. */
const mistakes: readonly (readonly [source: string, line: number, column: number, message: string])[] = [
  ['def grade(sample, item)\n    return 1.0', 1, 24, 'a colon is missing behind the head of a function'],
  ['def f(x):\n    if x == 1\n        return 1', 2, 14, 'a colon is missing behind "if …"'],
  ['for x in y\n  pass', 1, 11, 'a colon is missing behind "for … in …"'],
  ['x = (1 + 2\ny = 3', 1, 5, 'the bracket "(" is never closed'],
  ['x = [1, 2}', 1, 10, 'the bracket "[" is closed by "}"'],
  ['x = 1)', 1, 6, 'the bracket ")" closes nothing'],
  ['def f(x):\nreturn 1', 2, 1, 'no indented line follows the head of a function'],
  ['if x:\n', 1, 6, 'no indented line follows "if …"'],
  ['x = "abc', 1, 5, 'a string is not closed on its line'],
  ['x = """abc\n', 1, 5, 'a string that starts with """ is never closed'],
  [
    'if x:\n\tpass\n        pass',
    3,
    1,
    'tabs and spaces are mixed so that the indentation depends on the width of a tab',
  ],
  ['print "x"', 1, 1, '"print" is called without brackets'],
  ['x = 1 +', 1, 8, 'the line ends where a value should stand'],
  ['x = = 1', 1, 5, '"=" stands where a value should stand'],
  ['x = 1 if y', 1, 5, 'an "if" within a value has no "else"'],
  ['return 1', 1, 1, '"return" stands outside of a function'],
  ['break', 1, 1, '"break" stands outside of a loop'],
  ['yield 1', 1, 1, '"yield" stands outside of a function'],
  ['def f():\n  await x', 2, 3, '"await" stands outside of an async function'],
  ['f() = 1', 1, 1, 'the value of a call cannot be assigned to'],
  ['None = 1', 1, 1, '"None" cannot be assigned to'],
  ['def f(a, a): pass', 1, 10, 'two parameters are called "a"'],
  ['def f(x, y=1, z): pass', 1, 15, 'the parameter "z" has no default, and one before it has'],
  ['f(a=1, a=2)', 1, 8, 'the parameter "a" gets two values'],
  ['f(x for x in y, 1)', 1, 3, 'a generator beside other values needs brackets of its own'],
  ['try:\n pass\nx=1', 3, 1, 'a "try" has neither "except" nor "finally"'],
  ['try:\n pass\nexcept A, B:\n pass', 3, 8, 'several exceptions stand without brackets'],
  ['else:\n pass', 1, 1, '"else" belongs to no block above it'],
  ['def 1grade(s, i): pass', 1, 5, 'a number runs into a name'],
  ['x = 0777', 1, 5, 'a whole number starts with 0'],
  ['x = “a”', 1, 5, 'a typographic quote stands where Python wants " or \''],
  ['x = a && b', 1, 8, '"&" stands where a value should stand'],
  ['if x {\n  return 1\n}', 1, 6, '"{" stands where the colon behind "if …" should stand'],
  ["b'a' 'b'", 1, 6, 'bytes and text stand one after another'],
  // CPython points behind the value, behind the line, or somewhere inside of an f-string: these are where the fault is.
  ['f(a=1, 2)', 1, 8, 'a value by position stands behind one by name'],
  ['if x:\n    y = 1\n   z = 2', 3, 1, 'the line is indented like none of the lines above that it could belong to'],
  ['x = 1\n  y = 2', 2, 3, 'the line is indented, and nothing above it opens a block'],
  ['if x = 1: pass', 1, 6, '"=" stands in a condition'],
  ['x = f(a b)', 1, 9, '"b" stands behind a value where a comma or ")" should stand'],
  ['x = f"{a"', 1, 7, 'a brace of an f-string is never closed'],
  ['x = f"{}"', 1, 7, 'the braces of an f-string are empty'],
  ['x = "C:\\Users"', 1, 8, '"\\U" in a string needs 8 hexadecimal digits'],
  ['x = 1\\ny = 2', 1, 6, 'a backslash stands outside of a string'],
]

test.each(mistakes)('%j is found at line %d, column %d', (source, line, column, message) => {
  const parsed = parsePython(source)
  expect(parsed).toEqual(expect.objectContaining({ kind: 'fault', message }))
  const before = source.slice(0, parsed.kind === 'fault' ? parsed.start : 0).split('\n')
  expect([before.length, Array.from(before.at(-1) ?? '').length + 1]).toEqual([line, column])
})

test('what only a later Python takes is no fault of a later Python', () => {
  for (const source of [
    'type A[T] = list[T]',
    'def f[T: int, *U, **V](x: T) -> T: pass',
    'class A[T = int](B): pass',
    'x = f"{a["b"]}" f\'{x["\\n"]} {f\'{y}\'}\'',
    'try: pass\nexcept A, B: pass',
    "x = t'{y}'",
  ])
    expect([parsePython(source).kind, parsePython(source, 'later').kind]).toEqual(['fault', 'module'])
})

test('hostile sources are read in linear time or left unread, and nothing is thrown', () => {
  const many = (text: string, count = 60_000) => text.repeat(count)
  for (const source of [
    `x = ${many('(')}`,
    `x = ${many('-')}1`,
    `x = ${many('not ')}1`,
    `x = ${many('lambda: ')}1`,
    `x = f${many('()')}`,
    `x = f(${many('a, ')})`,
    `def f(${many('a=1, ')}): pass`,
    many('if x:\n '),
    many('"""'),
    `f"${many('{')}`,
    `f"${many('{x=}', 20_000)}"`,
    many('f"{', 20_000),
    `"${many('\\N{')}"`,
    many('match ('),
    many('with ('),
    many('a if b else '),
    many('\\\n'),
  ])
    expect(['module', 'fault', 'unread']).toContain(parsePython(source.slice(0, 250_000)).kind)
})

const said = pythonVersion === undefined ? ' (left out: this machine has no Python)' : ` (Python ${pythonVersion})`

/** Whether this machine's Python takes each source. */
const verdicts = `
import json, sys, warnings
warnings.simplefilter('ignore')
def takes(source):
    try:
        compile(source, 'grader.py', 'exec', dont_inherit=True)
        return True
    except (SyntaxError, ValueError):
        return False
print(json.dumps([takes(source) for source in json.load(sys.stdin)]))
`

test(`CPython takes and refuses the tables above too${said}`, () => {
  if (pythonVersion === undefined) return
  if (pythonVersion === '3.11')
    expect(askPython(verdicts, Object.values(valid))).toEqual(Object.values(valid).map(() => true))
  // Python 3.14 takes exceptions without brackets.
  const refused = mistakes.filter(([source]) => !source.includes('except A, B'))
  expect(
    askPython(
      verdicts,
      refused.map(([source]) => source),
    ),
  ).toEqual(refused.map(() => false))
})

/** The files of the standard library that this Python compiles, its tests of the grammar first. */
const library = `
import json, os, sys, sysconfig, warnings
warnings.simplefilter('ignore')
json.load(sys.stdin)
top = sysconfig.get_paths()['stdlib']
names = ['test/test_%s.py' % name for name in 'grammar patma fstring generators coroutines named_expressions with except_star dataclasses'.split()]
names += sorted(name for name in os.listdir(top) if name.endswith('.py'))
found = {}
for name in names:
    try:
        with open(os.path.join(top, name), encoding='utf-8') as file:
            source = file.read()
        compile(source, name, 'exec', dont_inherit=True)
        found[name] = source
    except (OSError, SyntaxError, ValueError):
        pass
print(json.dumps(found))
`

test(`every file of the standard library that CPython compiles is without a fault${said}`, () => {
  if (pythonVersion === undefined) return
  const sources = Object.entries(askPython(library, null) as Record<string, string>) // what the program prints
  expect(sources.length).toBeGreaterThan(100)
  const faults = sources.filter(
    ([, source]) => parsePython(source).kind !== 'module' && parsePython(source, 'later').kind !== 'module',
  )
  expect(faults.map(([name]) => name)).toEqual([])
})

test(`one changed character is found wherever CPython refuses it, and nowhere else${said}`, () => {
  if (pythonVersion !== '3.11') return
  const changed = Array.from({ length: medley.length }, (_, at) => [
    medley.slice(0, at) + medley.slice(at + 1),
    `${medley.slice(0, at)}${'():,"= \n{'[at % 9] ?? ''}${medley.slice(at)}`,
  ]).flat()
  const takes = askPython(verdicts, changed) as boolean[] // what the program prints
  const wrong = changed.filter((source, index) => takes[index] === true && parsePython(source).kind !== 'module')
  expect(wrong).toEqual([])
  const missed = changed.filter((source, index) => takes[index] === false && parsePython(source).kind === 'module')
  const refused = takes.filter((taken) => !taken).length
  expect(refused).toBeGreaterThan(1000)
  expect(missed.length / refused).toBeLessThan(0.002)
})
