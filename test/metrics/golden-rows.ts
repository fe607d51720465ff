import { readFileSync } from 'node:fs'

/** A pair of texts and what the reference implementations score it. */
export interface GoldenRow<Scores> {
  readonly id: string
  readonly input: string
  readonly reference: string
  readonly scores: Scores
}

/** The rows of a file in fixtures/parity, as the caller knows them to be. */
export function goldenRows<Scores>(file: string): GoldenRow<Scores>[] {
  const text = readFileSync(new URL(`../../fixtures/parity/${file}`, import.meta.url), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line): GoldenRow<Scores> => JSON.parse(line))
}
