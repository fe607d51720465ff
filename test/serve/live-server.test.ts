import { request } from 'node:http'
import { describe, expect, onTestFinished, test } from 'vitest'
import { LiveSession } from '../../src/serve/live-session.ts'
import { startLiveServer } from '../../src/serve/live-server.ts'
import type { SaveOutcome } from '../../src/serve/read-save.ts'
import { fakeWorld } from './fake-world.ts'

/** A server over a grading of one row, and what was saved to it. */
async function served(save?: (text: string, version: string) => Promise<SaveOutcome>) {
  const session = new LiveSession(fakeWorld)
  await session.refresh('rows')
  const saves: (readonly [string, string])[] = []
  const server = await startLiveServer({
    session,
    files: new Map([
      ['page/live.js', 'run()'],
      ['page/live-style.css', 'p {}'],
    ]),
    save:
      save ??
      (async (text, version) => {
        saves.push([text, version])
        return { ok: true, version: 'next' }
      }),
  })
  onTestFinished(() => server.close())
  return { session, saves, url: new URL(server.url) }
}

interface Asked {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** A request to a path below the page, with any header that a program can send. */
function ask(url: URL, path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number; text: string; headers: Readonly<Record<string, unknown>> }>(
    (resolve, reject) => {
      const target = path.startsWith('/') ? new URL(path, url) : new URL(`${url.pathname}${path}`, url)
      const sent = request(target, { method, headers }, (response) => {
        let text = ''
        response.on('data', (chunk) => (text += String(chunk)))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }))
      })
      sent.on('error', reject)
      sent.end(body)
    },
  )
}

const save = (url: URL, text: string, headers: Readonly<Record<string, string>> = {}) =>
  ask(url, 'grader', {
    method: 'PUT',
    headers: { origin: url.origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ text, version: 'v1' }),
  })

test('the page, its files, the grading and the rows are served to who knows the address', async () => {
  const { url } = await served()
  expect(url.hostname).toBe('127.0.0.1')
  expect((await ask(url, '')).text).toMatch(/^<!doctype html>/u)
  expect(await ask(url, 'page/live.js')).toMatchObject({ status: 200, text: 'run()' })
  expect((await ask(url, 'page/live-style.css')).headers['content-type']).toBe('text/css; charset=utf-8')
  expect(JSON.parse((await ask(url, 'grading')).text)).toMatchObject({ number: 1, report: { head: { count: 1 } } })
  expect(JSON.parse((await ask(url, 'rows')).text)).toEqual([
    { line: 1, row: { id: 'one', item: { r: 'x' }, samples: ['x'] } },
  ])
  expect((await ask(url, '../package.json')).status).toBe(404)
  expect((await ask(url, 'nothing')).status).toBe(404)
})

test('every address is another one, and long', async () => {
  const [one, other] = [await served(), await served()]
  expect(one.url.pathname).not.toBe(other.url.pathname)
  expect(one.url.pathname).toMatch(/^\/[\w-]{32}\/$/u)
})

test('the page may load from its own server only and evaluate nothing; the worker may evaluate and reach nobody', async () => {
  const { url } = await served()
  const [page, script] = [await ask(url, ''), await ask(url, 'page/live.js')]
  expect(page.headers).toMatchObject({
    'content-security-policy':
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  expect(script.headers['content-security-policy']).toBe("default-src 'none'; script-src 'self' 'unsafe-eval'")
})

describe('refused is', () => {
  const cases: readonly (readonly [title: string, asked: (url: URL) => Asked & { path?: string }, status: number])[] = [
    ['a name that was rebound to this machine', () => ({ headers: { host: 'evil.example' } }), 403],
    ['that name with the right port', (url) => ({ headers: { host: `evil.example:${url.port}` } }), 403],
    ['the right name with another port', () => ({ headers: { host: '127.0.0.1:1' } }), 403],
    ['a script of another site', () => ({ headers: { origin: 'https://evil.example' } }), 403],
    ['a script of a file or a sandboxed frame', () => ({ headers: { origin: 'null' } }), 403],
    ['a script of another port of this machine', () => ({ headers: { origin: 'http://127.0.0.1:1' } }), 403],
    ['an image or a script of another site', () => ({ headers: { 'sec-fetch-site': 'cross-site' } }), 403],
    ['what another program on this machine serves', () => ({ headers: { 'sec-fetch-site': 'same-site' } }), 403],
    ['who has no token', () => ({ path: '/grading' }), 404],
    ['who has another token', (url) => ({ path: `/${'x'.repeat(url.pathname.length - 2)}/grading` }), 404],
    ['who has the beginning of the token', (url) => ({ path: `${url.pathname.slice(0, -2)}/grading` }), 404],
  ]

  test.each(cases)('%s', async (_title, asked, status) => {
    const { url } = await served()
    const { path = 'grading', ...rest } = asked(url)
    const refused = await ask(url, path, rest)
    expect(refused.status).toBe(status)
    expect(refused.text).not.toContain('report')
    expect((await ask(url, 'grading')).status).toBe(200)
  })

  test('a save from another site, from none, in another form, and without the token', async () => {
    const { url, saves } = await served()
    const body = JSON.stringify({ text: '{}', version: 'v1' })
    const json = { 'content-type': 'application/json' }
    const refused = [
      await save(url, '{}', { origin: 'https://evil.example' }),
      await save(url, '{}', { host: 'evil.example' }),
      await ask(url, 'grader', { method: 'PUT', headers: json, body }),
      await save(url, '{}', { 'content-type': 'text/plain' }),
      await ask(url, '/grader', { method: 'PUT', headers: { ...json, origin: url.origin }, body }),
      await ask(url, 'grader', { method: 'POST', headers: { ...json, origin: url.origin }, body }),
    ]
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 415, 404, 404])
    expect(saves).toEqual([])
    expect(await save(url, '{}')).toMatchObject({ status: 200, text: '{"ok":true,"version":"next"}' })
    expect(saves).toEqual([['{}', 'v1']])
  })

  test('nothing of that for the page itself, and for a link to it', async () => {
    const { url } = await served()
    const own = {
      host: `localhost:${url.port}`,
      origin: `http://localhost:${url.port}`,
      'sec-fetch-site': 'same-origin',
    }
    expect((await ask(url, 'grading', { headers: own })).status).toBe(200)
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }
    expect((await ask(url, '', { headers: link })).status).toBe(200)
    expect((await ask(url, 'grading', { headers: link })).status).toBe(403)
    expect((await ask(url, '', { headers: { ...link, 'sec-fetch-dest': 'iframe' } })).status).toBe(403)
  })
})

describe('a save', () => {
  test('of what is no JSON never reaches the file, and says where it stops being JSON', async () => {
    const { url, saves } = await served()
    expect(await save(url, '{"a": }')).toMatchObject({
      status: 422,
      text: 'The text is not JSON at line 1, column 7: a value must stand here, not "}". It was not saved.\n',
    })
    const headers = { origin: url.origin, 'content-type': 'application/json' }
    const body = async (text: string) => (await ask(url, 'grader', { method: 'PUT', headers, body: text })).status
    expect([await body('{"text": 1}'), await body('no'), await body(`"${'x'.repeat(17_000_000)}"`)]).toEqual([
      400, 400, 413,
    ])
    expect(saves).toEqual([])
  })

  test('over a file that has changed is refused with the reason', async () => {
    const { url } = await served(async () => ({ ok: false, message: 'g.json has changed on disk.' }))
    expect(await save(url, '{}')).toMatchObject({ status: 409, text: 'g.json has changed on disk.\n' })
  })

  test('that fails says why', async () => {
    const { url } = await served(async () => {
      throw new Error('g.json cannot be written: permission denied.')
    })
    expect(await save(url, '{}')).toMatchObject({
      status: 500,
      text: 'This went wrong: g.json cannot be written: permission denied.\n',
    })
  })
})

test('events tell of the current grading at once, of each new one, and of the end', async () => {
  const { url, session } = await served()
  const events = ask(url, 'events')
  await expect.poll(() => session.listenerCount).toBe(1)
  await session.refresh('rows')
  await session.end()
  expect((await events).text).toBe(
    'retry: 1000\n\nevent: graded\ndata: 1\n\nevent: grading\ndata: 1\n\nevent: graded\ndata: 2\n\nevent: ended\ndata: 2\n\n',
  )
  await expect.poll(() => session.listenerCount).toBe(0)
})

test('a port that is taken is told with a way out', async () => {
  const { url, session } = await served()
  const second = startLiveServer({
    session,
    files: new Map(),
    save: async () => ({ ok: true, version: '' }),
    port: Number(url.port),
  })
  await expect(second).rejects.toThrow(
    `Port ${url.port} cannot be used: another program uses it. Give another one with --port, or none for any that is free.`,
  )
})
