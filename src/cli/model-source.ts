import type { Cassette } from '../adapters/cassette/open-cassette.ts'
import type { CassetteMode } from '../adapters/cassette/cassette-mode.ts'
import type { CallLimits } from '../adapters/judging/limit-calls.ts'
import type { Embedder, ModelClient } from '../core/ports.ts'
import type { Io } from './io.ts'
import { modelLines, modelProgress } from './model-lines.ts'
import { addModelOptions, type ModelOptions } from './model-options.ts'
import { modelSubstitutions } from './model-substitutions.ts'
import type { PortSource } from './port-source.ts'
import { UsageError } from './usage-error.ts'

/** Models and embedders of an OpenAI-compatible service, of a cassette, or of both. */
export const modelSource: PortSource = {
  ports: ['model', 'embedding'],
  addOptions: addModelOptions,
  async open({ options: given, needed, io }) {
    const options = given as unknown as ModelOptions // what addOptions added, as commander parses it
    const supply = await openSupply(options, needed.includes('model'), io)
    const limits = await openLimits(options)
    const cassette = supply.kind === 'service' ? undefined : supply.cassette
    return {
      ports: {
        ...(needed.includes('model') ? { model: await modelPort(options, supply, limits) } : {}),
        ...(needed.includes('embedding') ? { embedding: await embeddingPort(options, supply, limits) } : {}),
      },
      closing: () => modelLines(limits.account, cassette),
      progress: () => modelProgress(limits.account, cassette),
      close: () => Promise.resolve(cassette?.close()),
    }
  },
}

/** Where replies come from. */
type Supply =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'cassette'; readonly cassette: Cassette }
  | { readonly kind: 'both'; readonly cassette: Cassette; readonly service: Service }

/** Where models are asked. */
interface Service {
  readonly baseURL?: string
  readonly apiKey?: string
}

async function openSupply(options: ModelOptions, isModel: boolean, io: Io): Promise<Supply> {
  const modes = (['replay', 'cache', 'record'] as const).filter((mode) => options[mode] !== undefined)
  const [mode, second] = modes
  if (second !== undefined) throw new UsageError(`--${mode} and --${second} exclude each other; give one of them.`)
  const service = mode === 'replay' ? undefined : findService(options, io)
  const path = mode === undefined ? undefined : options[mode]
  if (mode !== undefined && path !== undefined) {
    const cassette = await openFile(path, mode, io)
    return service === undefined ? { kind: 'cassette', cassette } : { kind: 'both', cassette, service }
  }
  if (service !== undefined) return { kind: 'service', service }
  const what = isModel ? 'asks a model' : 'asks for embeddings'
  throw new UsageError(
    `This grader ${what}. Take recorded replies with --replay <file>, or set OPENAI_API_KEY or give --base-url to ask a service.`,
  )
}

/** The service, when there is enough to reach one: a key, or an address that may do without. */
function findService({ baseUrl }: ModelOptions, { env }: Io): Service | undefined {
  const baseURL = baseUrl ?? nonEmpty(env['OPENAI_BASE_URL'])
  const apiKey = nonEmpty(env['OPENAI_API_KEY'])
  if (baseURL === undefined && apiKey === undefined) return undefined
  return { ...(baseURL === undefined ? {} : { baseURL }), ...(apiKey === undefined ? {} : { apiKey }) }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text
}

async function openFile(path: string, mode: CassetteMode, { env }: Io): Promise<Cassette> {
  const { openCassette } = await import('../adapters/cassette/open-cassette.ts')
  const key = nonEmpty(env['OPENAI_API_KEY'])
  return openCassette(path, { mode, ...(key === undefined ? {} : { secrets: [key] }) })
}

async function openLimits(options: ModelOptions): Promise<CallLimits> {
  const { retries, requestsPerMinute, tokensPerMinute, maxCalls, maxUsd, prices: path, concurrency } = options
  if (maxUsd !== undefined && path === undefined)
    throw new UsageError('--max-usd needs the prices of models: give them with --prices <file>.')
  const { limitCalls } = await import('../adapters/judging/limit-calls.ts')
  const limits = {
    inFlight: concurrency,
    retries,
    ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
    ...(tokensPerMinute === undefined ? {} : { tokensPerMinute }),
    ...(maxCalls === undefined ? {} : { maxCalls }),
  }
  if (path === undefined) return limitCalls(limits)
  const { readPrices } = await import('../adapters/judging/prices.ts')
  const { fileText } = await import('../adapters/files.ts')
  return limitCalls({
    ...limits,
    prices: readPrices(fileText(path), path),
    ...(maxUsd === undefined ? {} : { maxUsd }),
  })
}

async function modelPort(options: ModelOptions, supply: Supply, limits: CallLimits): Promise<ModelClient> {
  const { substituteModels } = await import('../adapters/model/substitute-models.ts')
  const table = await modelSubstitutions(options)
  // Outside of the cassette: what is recorded is what was asked.
  return substituteModels(await askedModel(options, supply, limits), table)
}

async function askedModel(
  { judgeApi, timeout }: ModelOptions,
  supply: Supply,
  limits: CallLimits,
): Promise<ModelClient> {
  if (supply.kind === 'cassette') return supply.cassette.model()
  const { openaiJudge } = await import('../adapters/model/openai-judge.ts')
  const live = limits.model(openaiJudge({ ...supply.service, api: judgeApi, timeoutMs: timeout * 1000 }))
  return supply.kind === 'service' ? live : supply.cassette.model(live)
}

async function embeddingPort(options: ModelOptions, supply: Supply, limits: CallLimits): Promise<Embedder> {
  const { embeddingModel: model, timeout } = options
  if (supply.kind === 'cassette') return supply.cassette.embedder(model)
  const { openaiEmbedder } = await import('../adapters/model/openai-embedder.ts')
  const live = limits.embedder(openaiEmbedder({ ...supply.service, model, timeoutMs: timeout * 1000 }))
  return supply.kind === 'service' ? live : supply.cassette.embedder(live)
}
