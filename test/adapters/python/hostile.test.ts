import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PythonIsolation } from '../../../src/adapters/python/isolation.ts'
import type { SystemPython } from '../../../src/adapters/python/system-python.ts'
import { compile } from '../../../src/graders/compile.ts'
import { python } from '../../../src/graders/python/python.ts'
import { graderOf, levels, openPython, tested } from './python-here.ts'

const inHome = join(homedir(), 'graderkit-test-touched.txt')
const connections: string[] = []
const server = createServer((socket) => {
  connections.push('touched')
  socket.destroy()
})
let port = 0
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  port = typeof address === 'object' && address !== null ? address.port : 0
})
afterAll(() => {
  server.close()
  rmSync(inHome, { force: true })
})

const mark = process.pid
const runtime = 'python_grader_runtime'
const sandbox = 'python_grader_server'
const tooLong = 'The Python sandbox failed: it took more than 1 s.'
const tooMuch = 'The Python sandbox failed: it wrote more than 10000000 bytes to its output.'
const refused = (what: string) => `grade() raised PermissionError: [Errno 1] the sandbox lets no grader ${what}`

/** What a level makes of a hostile grader: the code and the beginning of the message. */
type Expected = readonly [code: string, message: string]
interface Hostile {
  readonly name: string
  readonly body: string | (() => string)
  readonly all?: Expected
  readonly by?: Readonly<Record<PythonIsolation, Expected>>
}

const hostiles: readonly Hostile[] = [
  { name: 'loops for ever', body: 'while True: pass', all: [sandbox, tooLong] },
  {
    name: 'swallows what would end its loop',
    body: 'while True:\n    try:\n        while True: pass\n    except BaseException: pass',
    all: [sandbox, tooLong],
  },
  {
    name: 'forks until it may not',
    body: 'import os\nwhile True: os.fork()',
    by: {
      bubblewrap: [runtime, 'grade() raised BlockingIOError: [Errno 11] Resource temporarily unavailable (line 3)'],
      namespaces: [runtime, refused('start a process without bubblewrap (line 3)')],
      none: [runtime, refused('start a process without bubblewrap (line 3)')],
    },
  },
  {
    name: 'forks for ever',
    body: 'import os\nwhile True:\n    try: os.fork()\n    except Exception: pass',
    all: [sandbox, tooLong],
  },
  {
    name: 'leaves processes behind',
    body: 'import os, time\nwhile True:\n    if os.fork() == 0:\n        time.sleep(600)',
    by: {
      bubblewrap: [runtime, 'grade() raised BlockingIOError: [Errno 11] Resource temporarily unavailable (line 4)'],
      namespaces: [runtime, refused('start a process without bubblewrap (line 4)')],
      none: [runtime, refused('start a process without bubblewrap (line 4)')],
    },
  },
  {
    name: 'fills 10 GB',
    body: 'return len([0] * 1_250_000_000)',
    all: [runtime, 'grade() raised MemoryError (line 2)'],
  },
  {
    name: 'writes to the home folder',
    body: () => `open(${JSON.stringify(inHome)}, "w").write("x")`,
    by: {
      bubblewrap: [runtime, 'grade() raised '],
      namespaces: [runtime, refused(`write ${inHome} (line 2)`)],
      none: [runtime, refused(`write ${inHome} (line 2)`)],
    },
  },
  {
    name: 'reads /etc/passwd',
    body: 'return len(open("/etc/passwd").read())',
    by: {
      bubblewrap: [
        runtime,
        "grade() raised FileNotFoundError: [Errno 2] No such file or directory: '/etc/passwd' (line 2)",
      ],
      namespaces: [runtime, refused('read /etc/passwd (line 2)')],
      none: [runtime, refused('read /etc/passwd (line 2)')],
    },
  },
  {
    name: 'opens a connection to this machine',
    body: () => `import socket\nsocket.create_connection(("127.0.0.1", ${port}), 1)\nreturn 1.0`,
    by: {
      bubblewrap: [runtime, 'grade() raised ConnectionRefusedError: [Errno 111] Connection refused (line 3)'],
      namespaces: [runtime, 'grade() raised OSError: [Errno 101] Network is unreachable (line 3)'],
      none: [runtime, refused('open a connection (line 3)')],
    },
  },
  {
    name: 'kills its parent',
    body: 'import os\nos.kill(os.getppid(), 9)\nreturn 1.0',
    all: [runtime, refused('signal process ')],
  },
  {
    name: 'kills every process',
    body: 'import os\nos.kill(-1, 9)\nreturn 1.0',
    all: [runtime, refused('signal process -1 (line 3)')],
  },
  {
    name: 'prints 100 MB',
    body: 'print("x" * 100_000_000)\nreturn 1.0',
    all: [runtime, 'grade() raised OSError: the grader printed more than 10000000 bytes.'],
  },
  {
    name: 'writes 100 MB below print',
    body: 'import os\nfor _ in range(1000): os.write(1, b"x" * 100_000)\nreturn 1.0',
    all: [sandbox, tooMuch],
  },
  {
    name: 'closes sys.stdout',
    body: 'import sys\nsys.stdout.close()\nreturn 1.0',
    all: [runtime, 'grade() raised ValueError: the grader closed the standard output.'],
  },
  {
    name: 'closes file descriptor 1',
    body: 'import os\nos.close(1)\nreturn 1.0',
    all: [runtime, 'grade() raised ValueError: the grader closed the standard output.'],
  },
  {
    name: 'closes every file',
    body: 'import os\nos.closerange(0, 1000)\nreturn 1.0',
    all: [sandbox, 'The Python sandbox failed: its process ended ('],
  },
  {
    name: 'calls itself without end',
    body: 'return grade(sample, item)',
    all: [runtime, 'grade() raised RecursionError: maximum recursion depth exceeded (line 2)'],
  },
  {
    name: 'returns an object whose __float__ loops',
    body: 'class Loop:\n    def __float__(self):\n        while True: pass\nreturn Loop()',
    all: [sandbox, tooLong],
  },
  {
    name: 'writes replies by itself',
    body: 'import os\nfor number in range(3, 20):\n    try: os.write(number, b"not a reply\\n")\n    except OSError: pass\nreturn 1.0',
    all: [sandbox, 'The Python sandbox failed: it wrote into the pipe for replies.'],
  },
  {
    name: 'ends its process',
    body: 'import os\nos._exit(3)',
    all: [sandbox, 'The Python sandbox failed: its process ended (exit code 3).'],
  },
  { name: 'raises SystemExit', body: 'raise SystemExit(0)', all: [runtime, 'grade() raised SystemExit: 0 (line 2)'] },
  {
    name: 'reads its input',
    body: 'return float(input())',
    all: [runtime, 'grade() raised EOFError: EOF when reading a line (line 2)'],
  },
  {
    name: 'breaks the interpreter',
    body: 'import ctypes\nctypes.string_at(0)',
    all: [sandbox, 'The Python sandbox failed: its process ended (SIGSEGV)'],
  },
]

test(`every level that this machine gives is tested; ${tested}`, () => {
  expect(levels.length === 0 || levels.at(-1) === 'none').toBe(true)
})

describe.each(levels)(`hostile graders, isolation %s; ${tested}:`, (isolation) => {
  let hosted: SystemPython
  beforeAll(async () => {
    hosted = await openPython({ isolation, workers: 2, hashSeed: mark, limits: { seconds: 1 } })
  })

  test.each(hostiles.map((hostile) => [hostile.name, hostile] as const))(
    'one that %s is unscored, and the run goes on',
    async (_, { body, all, by }) => {
      const [code, message] = by?.[isolation] ?? all ?? ['', '']
      // One grader for all four answers, so that harmless ones wait behind the hostile one in the same process.
      const bad = graderOf(typeof body === 'string' ? body : body()).replace('def grade', 'def hostile')
      const rest = graderOf('return hostile(sample, item) if sample["output_text"] == "now" else 0.5')
      const grade = compile(python({ source: bad + rest }), { python: hosted })
      const results = await Promise.all(['before', 'now', 'after', 'long after'].map((text) => grade(text, {})))
      const fine = { ok: true, score: 0.5, detail: { isolation } }
      expect(results.toSpliced(1, 1)).toEqual([fine, fine, fine])
      expect(results[1]).toMatchObject({ ok: false, failure: { code, detail: { isolation } } })
      expect(results[1]?.ok === false && results[1].failure.message.slice(0, message.length)).toBe(message)
    },
  )

  test('nothing outside was touched, and nothing is left running', async () => {
    expect([existsSync(inHome), connections]).toEqual([false, []])
    expect(running().length === 0).toBe(!existsSync('/proc/self/environ'))
    await hosted.close()
    expect(running()).toEqual([])
  })
})

/** Processes with the mark of this file's workers in their environment, which every child of theirs inherits. */
function running(): string[] {
  if (!existsSync('/proc/self/environ')) return []
  return readdirSync('/proc').filter((name) => {
    try {
      return readFileSync(`/proc/${name}/environ`, 'latin1').includes(`PYTHONHASHSEED=${mark}\0`)
    } catch {
      return false
    }
  })
}
