import type { Embedder, ModelClient } from '../../core/ports.ts'
import { CassetteFile } from './cassette-file.ts'
import { cassetteEmbedder } from './cassette-embedder.ts'
import { cassetteModel } from './cassette-model.ts'
import type { CassetteMode } from './cassette-mode.ts'
import { Tape } from './tape.ts'

/** How a cassette is used. */
export interface CassetteOptions {
  /**
   * `replay`, unless said: replies come from the file, and nothing is ever asked. `cache`: what the file lacks is asked and
   * added. `record`: everything is asked once, also what the file has, and added.
   */
  readonly mode?: CassetteMode
  /** What the file is and who made it; the first line of a new file says it. */
  readonly note?: string
  /** Texts that must not reach the file, such as the key of the service: `[secret]` stands in for them. */
  readonly secrets?: readonly string[]
}

/** An open cassette. */
export interface Cassette {
  readonly path: string
  /** How many requests the file holds replies to. */
  readonly size: number
  /** Lines of the file that hold no whole reply, and why it could not be written to, a sentence each. */
  readonly faults: readonly string[]
  /** How many replies came from the file so far, and how many requests it had no reply to. */
  readonly hits: number
  readonly misses: number
  /** Requests that were not sent because the same one was under way. */
  readonly shared: number
  /** The port "model". Without `live`, nothing is asked in any mode, and a miss rejects with `CassetteMissError`. */
  model(live?: ModelClient): ModelClient
  /** The port "embedding", from an embedder or, when nothing is to be asked, from the id of one. */
  embedder(live: Embedder | string): Embedder
  /** Closes the file. */
  close(): void
}

/**
 * Opens a file of recorded replies, so that a judge is asked once and graded offline ever after. Replies are found by a
 * fingerprint of the rendered request, the model, the sampling and the number of the repeat; failures of a service are not
 * recorded. Rejects with `InputError` when the file is not there (`replay`), cannot be opened, or is something else.
 */
export async function openCassette(
  path: string,
  { mode = 'replay', ...rest }: CassetteOptions = {},
): Promise<Cassette> {
  const file = await CassetteFile.open(path, { isWritable: mode !== 'replay', ...rest })
  const tape = new Tape(file, mode)
  return {
    path,
    get size() {
      return file.size
    },
    get faults() {
      return tape.faults
    },
    get hits() {
      return tape.hits
    },
    get misses() {
      return tape.misses
    },
    get shared() {
      return tape.shared
    },
    model: (live) => cassetteModel(tape, live),
    embedder: (live) => cassetteEmbedder(tape, live),
    close: () => file.close(),
  }
}
