import { readFileSync } from 'node:fs'

/** The rows of a file in fixtures/parity, as the caller knows them to be. */
export function jsonLines<Row>(file: string): Row[] {
  const text = readFileSync(new URL(`../../fixtures/parity/${file}`, import.meta.url), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line): Row => JSON.parse(line))
}
