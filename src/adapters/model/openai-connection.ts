import { GraderkitError, reasonOf } from '../../core/errors.ts'
import { pooledFetch } from './pooled-fetch.ts'

/** A client of the `openai` package, 5 to 7, or of its Azure form; structural, so that its types need not be installed. */
export interface OpenaiClient {
  post(path: string, options: OpenaiPost): { asResponse(): Promise<Response> }
}

/** The options of one request that the package takes and that are used here. */
export interface OpenaiPost {
  readonly body: object
  readonly signal: AbortSignal
  readonly maxRetries: 0
  readonly timeout: number
}

/** Where an OpenAI-compatible service is: a client that is already built, or what one is built from. */
export type OpenaiConnection =
  | { readonly client: OpenaiClient }
  | {
      readonly client?: never
      /** Such as `http://127.0.0.1:11434/v1`; OpenAI's own when absent. The environment is not looked at. */
      readonly baseURL?: string
      /** Absent for services that want none. */
      readonly apiKey?: string
      /** Sent with every request; `api-key` for some gateways. */
      readonly headers?: Readonly<Record<string, string>>
      /** Sends the requests in place of Node's own connections: the global `fetch` with a proxy, for example. */
      readonly fetch?: typeof fetch
    }

/** Loads the `openai` package on the first call. Rejects with a `GraderkitError` that says how to install it, or what is wrong. */
export function opener(connection: OpenaiConnection, longestReply: number): () => Promise<OpenaiClient> {
  const { client } = connection
  if (client !== undefined) return () => Promise.resolve(client)
  let opened: Promise<OpenaiClient> | undefined
  return () => (opened ??= open(connection, longestReply))
}

/** The key and the headers of a connection, for messages to leave out; shorter ones than eight signs are no secret. */
export function secretsOf(connection: OpenaiConnection): readonly string[] {
  const { client } = connection
  const given: readonly unknown[] =
    client === undefined
      ? [connection.apiKey, ...Object.values(connection.headers ?? {})]
      : ['apiKey' in client ? client.apiKey : undefined]
  return given.filter((text) => typeof text === 'string').filter((text) => text.length >= 8)
}

/** Where OpenAI itself answers. */
const openaiBaseUrl = 'https://api.openai.com/v1'

async function open(
  connection: Exclude<OpenaiConnection, { client: OpenaiClient }>,
  longestReply: number,
): Promise<OpenaiClient> {
  const { baseURL = openaiBaseUrl, apiKey, headers, fetch = pooledFetch(longestReply) } = connection
  checkUrl(baseURL)
  if (apiKey === undefined && new URL(baseURL).hostname === 'api.openai.com' && headers === undefined)
    throw new GraderkitError('missing_key', `${baseURL} needs an API key: pass it as { apiKey: … }.`)
  const { OpenAI } = await load()
  return new OpenAI({
    baseURL,
    // The package refuses to be built without a key; one that is not there is taken out of the headers again.
    apiKey: apiKey ?? 'none',
    defaultHeaders: { ...(apiKey === undefined ? { Authorization: null } : {}), ...headers },
    // What is not given, the package would take from the environment.
    organization: null,
    project: null,
    logLevel: 'off',
    maxRetries: 0,
    fetch,
  })
}

function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return
  throw new GraderkitError(
    'invalid_url',
    `The base URL ${JSON.stringify(text)} is no http address; write it like http://127.0.0.1:11434/v1.`,
  )
}

async function load(): Promise<typeof import('openai')> {
  try {
    return await import('openai')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND')
      throw new GraderkitError(
        'missing_package',
        'Asking a model needs the package "openai", which is not installed: run npm install openai.',
      )
    throw new GraderkitError('missing_package', `The package "openai" could not be loaded: ${reasonOf(error)}`)
  }
}
