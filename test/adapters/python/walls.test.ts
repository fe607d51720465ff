import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PythonIsolation } from '../../../src/adapters/python/isolation.ts'
import type { SystemPython } from '../../../src/adapters/python/system-python.ts'
import { compile } from '../../../src/graders/compile.ts'
import { python } from '../../../src/graders/python/python.ts'
import { graderOf, levels, openPython, tested } from './python-here.ts'

const server = createServer((socket) => socket.destroy())
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(() => server.close())

const disk = 1_000_000
/** Calls C, which no guard in Python sees: what stops it is the system. */
const system = 'import ctypes, sys\nlibc = ctypes.CDLL(None)\n'
const connect = () => `${system}
family = bytes([16, 2]) if sys.platform == "darwin" else (2).to_bytes(2, sys.byteorder)
address = family + (${port}).to_bytes(2, "big") + bytes([127, 0, 0, 1]) + bytes(8)
reached = libc.connect(libc.socket(2, 1, 0), address, 16) == 0`
const write = (files: number) => `import os, tempfile
try:
    for number in range(${files}):
        with open(os.path.join(tempfile.gettempdir(), f"f{number}"), "wb") as file:
            file.write(bytes(${(2 * disk) / files}))
    reached = True
except OSError:
    reached = False`

const everywhere = { bubblewrap: true, namespaces: true, none: true }
const ways: readonly (readonly [string, () => string, Readonly<Record<PythonIsolation, boolean>>])[] = [
  [
    'a file of its own',
    () => 'import tempfile\nwith tempfile.TemporaryFile() as file: reached = file.write(b"x") == 1',
    everywhere,
  ],
  ['a file beyond the limit', () => write(1), { bubblewrap: false, namespaces: false, none: false }],
  ['several files beyond it together', () => write(4), { ...everywhere, bubblewrap: false }],
  [
    'the password file, past the guard',
    () => `${system}reached = libc.access(b"/etc/passwd", 4) == 0`,
    { ...everywhere, bubblewrap: false },
  ],
  ["this machine's own ports, past the guard", connect, { bubblewrap: false, namespaces: false, none: true }],
  [
    'this process, past the guard',
    () => `${system}reached = libc.kill(${process.pid}, 0) == 0`,
    { bubblewrap: false, namespaces: false, none: true },
  ],
]

test(`a weaker level reaches all that a stronger one does; ${tested}`, () => {
  const falls = ways.flatMap(([, , { bubblewrap, namespaces, none }]) => [
    bubblewrap && !namespaces,
    namespaces && !none,
  ])
  expect(falls).toEqual(falls.map(() => false))
})

describe.each(levels)(`a grader at isolation %s; ${tested}`, (isolation) => {
  let hosted: SystemPython
  beforeAll(async () => {
    hosted = await openPython({ isolation, workers: 1, limits: { disk } })
  })

  test.each(ways)('reaches %s only where the guide says so', async (_, body, reached) => {
    const grade = compile(python({ source: graderOf(`${body()}\nreturn float(reached)`) }), { python: hosted })
    expect(await grade('', {})).toEqual({ ok: true, score: reached[isolation] ? 1 : 0, detail: { isolation } })
  })
})
