import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { reasonOf } from '../core/errors.ts'
import { InputError } from '../core/input-error.ts'
import { addEventStream } from './event-stream.ts'
import { livePage, pagePolicy, workerPolicy } from './live-page.ts'
import type { LiveSession } from './live-session.ts'
import { readSave, type SaveOutcome } from './read-save.ts'
import { refuseRequest } from './refuse-request.ts'

/** What the page is served from. */
export interface LiveServerOptions {
  readonly session: LiveSession
  /** Scripts and styles by their path below the page. */
  readonly files: ReadonlyMap<string, string>
  /** Writes the grader's file, unless it is another one than the version that was read. */
  readonly save: (text: string, version: string) => Promise<SaveOutcome>
  /** 0 or absent for any that is free. */
  readonly port?: number
}

/** A server that runs until it is closed. */
export interface LiveServer {
  /** With the token. */
  readonly url: string
  readonly close: () => Promise<void>
}

/** Where answers of one path come from. */
type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

/**
 * Serves the live page on 127.0.0.1, to nobody but the page itself: every request needs the token of the printed address, and
 * requests for another host or from another origin are refused. Rejects with `InputError` when the port is taken.
 */
export async function startLiveServer({ session, files, save, port = 0 }: LiveServerOptions): Promise<LiveServer> {
  const token = randomBytes(24).toString('base64url')
  const routes = new Map<string, Route>([
    ['GET ', (_request, response) => send(response, 'text/html', livePage, pagePolicy)],
    [
      'GET grading',
      (_request, response) => send(response, 'application/json', JSON.stringify(session.current ?? null)),
    ],
    ['GET rows', (_request, response) => send(response, 'application/json', JSON.stringify(session.rows))],
    ['GET events', (request, response) => addEventStream(session, request, response)],
    ['PUT grader', (request, response) => answerSave(request, response, save)],
  ])
  for (const [path, text] of files) {
    const type = path.endsWith('.css') ? 'text/css' : 'text/javascript'
    // A worker has the policy of its own script.
    routes.set(`GET ${path}`, (_request, response) => send(response, type, text, workerPolicy))
  }
  const lock = { port, token }
  const server = createServer((request, response) => {
    const refusal = refuseRequest(request, lock)
    const [path = ''] = (request.url ?? '').slice(token.length + 2).split('?')
    const route = routes.get(`${request.method ?? ''} ${path}`)
    if (refusal !== undefined) say(response, refusal.status, refusal.message)
    else if (route === undefined) say(response, 404, 'There is nothing here.')
    else
      Promise.resolve(route(request, response)).catch((error: unknown) => {
        if (response.headersSent) response.destroy()
        else say(response, 500, `This went wrong: ${reasonOf(error)}`)
      })
  })
  lock.port = await listening(server, port)
  return {
    url: `http://127.0.0.1:${lock.port}/${token}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program uses it' : reasonOf(error)
      reject(
        new InputError(
          `Port ${port} cannot be used: ${why}. Give another one with --port, or none for any that is free.`,
        ),
      )
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

async function answerSave(
  request: IncomingMessage,
  response: ServerResponse,
  save: LiveServerOptions['save'],
): Promise<void> {
  const wanted = await readSave(request)
  if ('message' in wanted) return say(response, wanted.status, wanted.message)
  const outcome = await save(wanted.text, wanted.version)
  if (outcome.ok) send(response, 'application/json', JSON.stringify(outcome))
  else say(response, 409, outcome.message)
}

const safe = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

function send(response: ServerResponse, type: string, text: string, policy = "default-src 'none'"): void {
  response.writeHead(200, { ...safe, 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy })
  response.end(text)
}

function say(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { ...safe, 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
  response.end(`${message}\n`)
}
