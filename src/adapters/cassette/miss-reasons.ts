import type { ModelRequest, PortOptions } from '../../core/ports.ts'
import type { CassetteFile } from './cassette-file.ts'
import type { CassetteMode } from './cassette-mode.ts'
import type { ModelEntry } from './entry.ts'
import { messagesFingerprint } from './fingerprint.ts'
import { stableJson } from './stable-json.ts'

/** Says why a cassette has no reply, by what it has that is nearest to the request, and what to do. */
export class MissReasons {
  private readonly file: CassetteFile
  private readonly advice: string
  /** Recorded requests by their messages; read once, when the first reply is missing. */
  private recorded: Map<string, ModelEntry[]> | undefined

  constructor(file: CassetteFile, mode: CassetteMode) {
    this.file = file
    this.advice =
      mode === 'replay'
        ? `Open it in mode cache (--cache ${file.path}) to ask and add it.`
        : 'There is nothing to ask: set OPENAI_API_KEY or give --base-url; in code, pass what is asked.'
  }

  ofRequest(request: ModelRequest, options: PortOptions | undefined): string {
    const missing = `${this.file.path} has no reply of ${request.model} to this request`
    const alike = this.byMessages().get(messagesFingerprint(request.messages)) ?? []
    return `${missing}${difference(alike, request, options?.repeat ?? 0)}. ${this.advice}`
  }

  ofText(embedder: string, text: string): string {
    const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text
    return `${this.file.path} has no vector of ${embedder} for ${JSON.stringify(shown)}. ${this.advice}`
  }

  private byMessages(): Map<string, ModelEntry[]> {
    if (this.recorded !== undefined) return this.recorded
    this.recorded = new Map()
    for (const entry of this.file.entries()) {
      if (!('reply' in entry) || entry.request === undefined) continue
      const name = messagesFingerprint(entry.request.messages)
      this.recorded.set(name, [...(this.recorded.get(name) ?? []), entry])
    }
    return this.recorded
  }
}

function difference(alike: readonly ModelEntry[], request: ModelRequest, repeat: number): string {
  if (alike.length === 0) return ': its messages are new'
  const ofModel = alike.filter((entry) => entry.request?.model === request.model)
  if (ofModel.length === 0) {
    const models = [...new Set(alike.map((entry) => entry.request?.model))].join(', ')
    return `; to the same messages it has one of ${models}`
  }
  const sampled = ofModel.filter((entry) => stableJson(entry.request?.sampling ?? {}) === stableJson(request.sampling))
  if (sampled.length === 0) return '; to the same messages it has one with other sampling parameters'
  const forced = sampled.filter((entry) => stableJson(entry.request?.answer ?? {}) === stableJson(request.answer))
  if (forced.length === 0) return '; to the same messages it has one with another range or other labels'
  return `; it has one to the same request, and none for grading ${repeat + 1} of it`
}
