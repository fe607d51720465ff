import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { readJson } from '../../core/json-text.ts'
import { isJsonObject } from '../../core/json.ts'

/** Thrown for a reply of more bytes than are read. */
export class ReplyTooLongError extends Error {}

/**
 * A `fetch` of what the `openai` package needs: text out, text in, over the connections that Node keeps open. It costs a
 * fifth of the global one and bounds every reply, those of errors too; redirects are not followed.
 */
export function pooledFetch(longest: number): typeof fetch {
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const reply = await exchange(url, init, longest)
    const ok = reply.status >= 200 && reply.status < 300
    const response: Pick<Response, 'ok' | 'status' | 'headers' | 'url' | 'body' | 'text'> = {
      ok,
      status: reply.status,
      headers: headersOf(reply.headers),
      url: url.href,
      body: null,
      text: () => Promise.resolve(ok ? reply.text : explained(reply.text)),
    }
    // The package reads these six; a real Response would cost more than the request.
    return response as Response
  }
}

/** The package keeps only what an error body has under `error`; FastAPI servers explain themselves under `detail`. */
function explained(text: string): string {
  const read = readJson(text)
  return read.ok && isJsonObject(read.value) && !Object.hasOwn(read.value, 'error') ? `{"error":${text}}` : text
}

interface Exchange {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

function exchange(url: URL, { method, headers, body, signal }: RequestInit, longest: number): Promise<Exchange> {
  const text = typeof body === 'string' ? body : ''
  const sent = {
    ...Object.fromEntries(headers instanceof Headers ? headers : new Headers(headers)),
    'accept-encoding': 'identity',
    'content-length': String(Buffer.byteLength(text)),
  }
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      { method: method ?? 'GET', headers: sent, ...(signal ? { signal } : {}) },
      (response) => void readText(response, longest).then(resolve, reject),
    )
    request.on('error', reject)
    request.end(text)
  })
}

function readText(response: IncomingMessage, longest: number): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength
      if (bytes > longest) response.destroy(new ReplyTooLongError(`the reply has more than ${longest} bytes`))
      else chunks.push(chunk)
    })
    response.on('error', reject)
    response.on('end', () => {
      const { statusCode = 0, headers } = response
      resolve({ status: statusCode, headers, text: Buffer.concat(chunks).toString('utf8') })
    })
  })
}

function headersOf(headers: IncomingHttpHeaders): Headers {
  const result = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result.set(name, typeof value === 'string' ? value : value.join(', '))
  }
  return result
}
