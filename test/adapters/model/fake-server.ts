import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** A request that reached the fake server. */
export interface FakeRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Readonly<Record<string, unknown>>
  /** 0-based, among all requests. */
  readonly index: number
}

/** A play that acts at once. */
export type Prompt = (request: FakeRequest) => Act

/** What the server does with a request. */
export type Play = (request: FakeRequest) => Act | Promise<Act>

/** A whole reply, one that never comes, or one whose connection is cut in the middle. */
export type Act =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown }
  | { readonly act: 'hang' }
  | { readonly act: 'cut'; readonly body: unknown }
  | { readonly act: 'stall'; readonly body: unknown }

/** An OpenAI-compatible service on loopback, in the hands of a test. */
export interface FakeServer {
  readonly baseURL: string
  /** Every request so far, in order of arrival. */
  readonly requests: readonly FakeRequest[]
  /** How many requests are open now. */
  readonly open: () => number
  /** The most requests that were open at one time. */
  readonly mostOpen: () => number
  readonly close: () => Promise<void>
}

/** Starts a server that plays by `play`; closed when the test has finished, or by `close` outside of a test. */
export async function fakeServer(play: Play, { inTest = true } = {}): Promise<FakeServer> {
  const requests: FakeRequest[] = []
  let open = 0
  let mostOpen = 0
  const server = createServer((incoming, response) => {
    mostOpen = Math.max(mostOpen, ++open)
    response.on('close', () => void open--)
    void readBody(incoming).then(async (body) => {
      const { pathname } = new URL(incoming.url ?? '/', 'http://localhost')
      const request = { path: pathname, headers: incoming.headers, body, index: requests.length }
      requests.push(request)
      perform(await play(request), response)
    })
  })
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const close = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  if (inTest) onTestFinished(close)
  const { port } = server.address() as AddressInfo // it listens on a port
  return { baseURL: `http://127.0.0.1:${port}/v1`, requests, open: () => open, mostOpen: () => mostOpen, close }
}

async function readBody(incoming: IncomingMessage): Promise<Record<string, unknown>> {
  let text = ''
  for await (const chunk of incoming) text += String(chunk)
  return JSON.parse(text === '' ? '{}' : text) as Record<string, unknown> // the client sends objects
}

function perform(act: Act, response: ServerResponse): void {
  if ('act' in act && act.act === 'hang') return
  const { status = 200, headers = {} } = 'act' in act ? {} : act
  const text = typeof act.body === 'string' ? act.body : JSON.stringify(act.body)
  const type = typeof act.body === 'string' ? 'text/plain' : 'application/json'
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text), ...headers })
  if (!('act' in act)) {
    response.end(text)
    return
  }
  response.write(text.slice(0, text.length / 2), () => {
    if (act.act === 'cut') response.destroy()
  })
}

/** A reply of the model, in the form of the API that was asked. */
export function says(text: string, more: { readonly finish?: string; readonly refusal?: string } = {}): Prompt {
  return ({ path, body }) => ({
    body: path.endsWith('/responses')
      ? responsesReply(body['model'], text, more)
      : chatReply(body['model'], text, more),
  })
}

/** The answer of a judge that keeps to the schema. */
export function judges(result: unknown): Prompt {
  return says(JSON.stringify({ steps: [{ description: 'reads', conclusion: 'fine' }], result }))
}

/** A judge that refuses. */
export const refuses = (words: string): Play => says('', { refusal: words })

/** An error with its status, its words and its headers. */
export function fails(status: number, error: object | string, headers: Readonly<Record<string, string>> = {}): Play {
  return () => ({ status, headers, body: typeof error === 'string' ? error : { error } })
}

/** Too many requests; to be tried again after so many seconds. */
export const rateLimited = (seconds: number): Play =>
  fails(
    429,
    { message: 'Rate limit reached for requests.', code: 'rate_limit_exceeded' },
    { 'retry-after': `${seconds}` },
  )

/** No reply, ever. */
export const hangs: Play = () => ({ act: 'hang' })

/** Half of a reply, then the connection is cut. */
export const cutsOff: Play = (request) => ({ act: 'cut', body: wholeBody(judges(1)(request)) })

/** Half of a reply, then nothing more on an open connection. */
export const stalls: Play = (request) => ({ act: 'stall', body: wholeBody(judges(1)(request)) })

/** One play for each request in turn; the last one goes on. */
export function inTurn(...plays: readonly Play[]): Play {
  return (request) => (plays[Math.min(request.index, plays.length - 1)] ?? hangs)(request)
}

/** Vectors for `/embeddings`: by `vector`, or of three numbers from the lengths and letters of the text. */
export function embeds(vector: (text: string) => readonly number[] = letterVector): Play {
  return ({ body }) => {
    const texts = Array.isArray(body['input']) ? body['input'].map(String) : [String(body['input'])]
    return {
      body: {
        object: 'list',
        model: body['model'],
        data: texts.map((text, index) => ({ object: 'embedding', index, embedding: encoded(vector(text), body) })),
        usage: { prompt_tokens: texts.length, total_tokens: texts.length },
      },
    }
  }
}

function letterVector(text: string): readonly number[] {
  return [text.length, text.split('e').length, text.charCodeAt(0) || 1]
}

function encoded(vector: readonly number[], body: FakeRequest['body']): unknown {
  if (body['encoding_format'] !== 'base64') return vector
  return Buffer.from(Float32Array.from(vector).buffer).toString('base64')
}

function wholeBody(act: Act): unknown {
  return 'act' in act ? undefined : act.body
}

function chatReply(model: unknown, text: string, { finish = 'stop', refusal }: { finish?: string; refusal?: string }) {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [
      {
        index: 0,
        finish_reason: finish,
        message: { role: 'assistant', content: refusal === undefined ? text : null, refusal: refusal ?? null },
      },
    ],
    usage: { prompt_tokens: 20, completion_tokens: 10, total_tokens: 30 },
  }
}

function responsesReply(
  model: unknown,
  text: string,
  { finish = 'stop', refusal }: { finish?: string; refusal?: string },
) {
  const part = refusal === undefined ? { type: 'output_text', text, annotations: [] } : { type: 'refusal', refusal }
  const reasons: Readonly<Record<string, string>> = { length: 'max_output_tokens', content_filter: 'content_filter' }
  const reason = reasons[finish]
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    model,
    status: reason === undefined ? 'completed' : 'incomplete',
    incomplete_details: reason === undefined ? null : { reason },
    error: null,
    output: [
      { type: 'reasoning', id: 'rs_1', summary: [] },
      { type: 'message', id: 'msg_1', role: 'assistant', status: 'completed', content: [part] },
    ],
    usage: { input_tokens: 20, output_tokens: 10, total_tokens: 30 },
  }
}
