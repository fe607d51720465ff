import { reasonOf } from '../../core/errors.ts'
import { isJsonObject, type Json, type JsonObject, ownValue } from '../../core/json.ts'
import type { RetryAdvice } from '../../core/ports.ts'

/** Why a service gave nothing to read. */
export interface ServiceFault {
  /** One sentence or two, with the service's own words. */
  readonly message: string
  /** The HTTP status; absent when no response came. */
  readonly status?: number
  /** The service's words alone, and what it names besides: codes and parameters. */
  readonly words: string
  readonly codes: readonly string[]
  readonly param?: string
  readonly retry?: RetryAdvice
  readonly timedOut?: boolean
}

/** What `APIError` of every supported version of the package has; versions differ, so classes are not asked. */
interface Thrown {
  readonly status?: unknown
  readonly headers?: unknown
  readonly error?: unknown
}

/** What was thrown by the package, in words: a status with the service's own explanation, or a connection that failed. */
export function serviceFault(thrown: unknown): ServiceFault {
  const { status, headers, error } = thrown as Thrown // any property of anything may be read but of null, which is never thrown
  if (typeof status !== 'number') {
    const reason = connectionReason(thrown)
    return { message: `The connection failed: ${reason}.`, words: reason, codes: [], retry: {} }
  }
  const body: JsonObject = isJsonObject(error) ? error : typeof error === 'string' ? { message: error } : {}
  const fields = headers instanceof Headers ? headers : new Headers()
  const place = fields.get('location')
  const words =
    wordsOf(body) ??
    (place === null ? plainWords(thrown, status) : `the service has moved to ${place}; use that base URL`)
  const codes = codesOf(body)
  const param = ownValue(body, 'param')
  const retry = retryAdvice(status, fields, codes)
  return {
    message: `HTTP ${status}: ${words}`,
    status,
    words,
    codes,
    ...(typeof param === 'string' ? { param } : {}),
    ...(retry === undefined ? {} : { retry }),
  }
}

/** The explanation in an error body: `message`, or the forms of FastAPI servers, `detail` as text or as a list. */
export function wordsOf(body: JsonObject): string | undefined {
  for (const key of ['message', 'detail', 'error']) {
    const value = ownValue(body, key)
    if (typeof value === 'string' && value !== '') return shortened(value)
    if (isJsonObject(value)) return wordsOf(value)
    if (Array.isArray(value)) return shortened(value.map((entry: Json) => detailText(entry)).join('; '))
  }
  return undefined
}

function detailText(entry: Json): string {
  if (!isJsonObject(entry)) return JSON.stringify(entry)
  const place = ownValue(entry, 'loc')
  const says = ownValue(entry, 'msg')
  const where = Array.isArray(place) ? `${place.join('.')}: ` : ''
  return typeof says === 'string' ? `${where}${says}` : JSON.stringify(entry)
}

function codesOf(body: JsonObject): string[] {
  const inner = ownValue(body, 'innererror')
  return [ownValue(body, 'code'), ownValue(body, 'type'), isJsonObject(inner) ? ownValue(inner, 'code') : undefined]
    .filter((code) => typeof code === 'string' || typeof code === 'number')
    .map(String)
}

/** The package writes the status before a body that is no JSON. */
function plainWords(thrown: unknown, status: number): string {
  const text = thrown instanceof Error ? thrown.message.replace(`${status} `, '').trim() : ''
  return text === '' ? 'no explanation' : shortened(text)
}

const longest = 1000

function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

/** The innermost cause says most: `ECONNREFUSED`, where the outer ones say `fetch failed`. */
function connectionReason(thrown: unknown): string {
  let reason = reasonOf(thrown)
  let at: unknown = thrown
  for (let depth = 0; depth < 5 && at instanceof Error; depth++) {
    const first: unknown = at instanceof AggregateError ? at.errors[0] : undefined
    at = at.cause ?? first
    if (at instanceof Error) reason = at.message === '' && 'code' in at ? String(at.code) : reasonOf(at)
  }
  return reason.replace(/\.$/u, '')
}

/** Statuses that another attempt may change. */
const passing = new Set([408, 409, 425, 429])

function retryAdvice(status: number, headers: Headers, codes: readonly string[]): RetryAdvice | undefined {
  const said = headers.get('x-should-retry')
  // An empty account stays empty.
  const mayHelp = (passing.has(status) || status >= 500) && status !== 501 && !codes.includes('insufficient_quota')
  if (said === 'false' || (said !== 'true' && !mayHelp)) return undefined
  const afterMs = waitOf(headers)
  return afterMs === undefined ? {} : { afterMs }
}

/** `retry-after-ms`, or `retry-after` in seconds or as a date, which is read against the response's own date. */
function waitOf(headers: Headers): number | undefined {
  const milliseconds = numberIn(headers.get('retry-after-ms'))
  if (milliseconds !== undefined) return milliseconds
  const after = headers.get('retry-after')
  const seconds = numberIn(after)
  if (seconds !== undefined) return Math.ceil(seconds * 1000)
  const wait = Date.parse(after ?? '') - Date.parse(headers.get('date') ?? '')
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}

function numberIn(text: string | null): number | undefined {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text)
  return Number.isFinite(value) && value >= 0 ? value : undefined
}
