import { type IncomingHttpHeaders, type IncomingMessage, type RequestOptions, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { urlToHttpOptions } from 'node:url'
import { readJson } from '../../core/json-text.ts'
import { isJsonObject } from '../../core/json.ts'

/** Thrown for a reply of more bytes than are read. */
export class ReplyTooLongError extends Error {}

/**
 * A `fetch` of what the `openai` package needs: text out, text in, over the connections that Node keeps open. It costs a
 * fifth of the global one and bounds every reply, those of errors too; redirects are not followed.
 */
export function pooledFetch(longest: number): typeof fetch {
  let target: Target | undefined
  return async (input, init = {}) => {
    const url = input instanceof Request ? input.url : String(input)
    // Nearly all requests go to one address.
    if (target?.url !== url) target = { url, place: urlToHttpOptions(new URL(url)) }
    const reply = await exchange(target.place, init, longest)
    const ok = reply.status >= 200 && reply.status < 300
    const response: Pick<Response, 'ok' | 'status' | 'headers' | 'url' | 'body' | 'text'> = {
      ok,
      status: reply.status,
      headers: headersOf(reply.headers),
      url,
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

/** An address, and what Node's requests want to know of it. */
interface Target {
  readonly url: string
  readonly place: RequestOptions
}

interface Exchange {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

async function exchange(
  place: RequestOptions,
  { method = 'GET', headers, body, signal }: RequestInit,
  longest: number,
): Promise<Exchange> {
  signal?.throwIfAborted()
  const text = typeof body === 'string' ? body : ''
  const sent = {
    ...Object.fromEntries(headers instanceof Headers ? headers : new Headers(headers)),
    'accept-encoding': 'identity',
    'content-length': String(Buffer.byteLength(text)),
  }
  const send = place.protocol === 'https:' ? httpsRequest : httpRequest
  const request = send({ ...place, method, headers: sent })
  // Node can take the signal itself, which costs a tenth of the whole judgement.
  const stop = (): void => void request.destroy(signal?.reason)
  signal?.addEventListener('abort', stop, { once: true })
  try {
    return await new Promise((resolve, reject) => {
      request.on('response', (response) => void readText(response, longest).then(resolve, reject))
      request.on('error', reject)
      request.end(text)
    })
  } finally {
    signal?.removeEventListener('abort', stop)
  }
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
