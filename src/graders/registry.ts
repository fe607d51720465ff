import type * as z from 'zod'
import type { GraderKind } from '../core/grader.ts'
import type { Json } from '../core/json.ts'
import { endpointKind } from './endpoint/endpoint.ts'
import { endpointMistakes, endpointShape } from './endpoint/shape.ts'
import { labelModelKind } from './label-model/label-model.ts'
import { jsonSchemaKind } from './json-schema/json-schema.ts'
import { jsonSchemaMistakes, jsonSchemaShape } from './json-schema/shape.ts'
import { labelModelMistakes, labelModelShape } from './label-model/shape.ts'
import { multiKind } from './multi/multi.ts'
import { multiMistakes, multiShape } from './multi/shape.ts'
import { pythonKind } from './python/python.ts'
import { pythonMistakes, pythonShape } from './python/shape.ts'
import { scoreModelKind } from './score-model/score-model.ts'
import { scoreModelMistakes, scoreModelShape } from './score-model/shape.ts'
import { stringCheckMistakes, stringCheckShape } from './string-check/shape.ts'
import { stringCheckKind } from './string-check/string-check.ts'
import { textSimilarityMistakes, textSimilarityShape } from './text-similarity/shape.ts'
import { textSimilarityKind } from './text-similarity/text-similarity.ts'

/** A kind that JSON can name, with the shape of its JSON. */
export interface RegisteredKind {
  readonly kind: GraderKind
  readonly shape: z.ZodObject
  readonly mistakes?: KnownMistakes
}

/** What people write instead, seen in public configs. */
export interface KnownMistakes {
  /** A key that does not exist, and the one that is meant. */
  readonly keys?: Readonly<Record<string, string>>
  /** For a key, a value that does not exist, and the hint for it. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** For a key, the hint for a value of the wrong type. */
  readonly types?: Readonly<Record<string, (value: Json) => string | undefined>>
}

/** The one list of kinds: a line here makes a kind parse, pass the contract suite, and appear in help and reference. */
export const registeredKinds: readonly RegisteredKind[] = [
  { kind: stringCheckKind, shape: stringCheckShape, mistakes: stringCheckMistakes },
  { kind: textSimilarityKind, shape: textSimilarityShape, mistakes: textSimilarityMistakes },
  { kind: jsonSchemaKind, shape: jsonSchemaShape, mistakes: jsonSchemaMistakes },
  { kind: scoreModelKind, shape: scoreModelShape, mistakes: scoreModelMistakes },
  { kind: labelModelKind, shape: labelModelShape, mistakes: labelModelMistakes },
  { kind: pythonKind, shape: pythonShape, mistakes: pythonMistakes },
  { kind: endpointKind, shape: endpointShape, mistakes: endpointMistakes },
  { kind: multiKind, shape: multiShape, mistakes: multiMistakes },
]

/** The registered kind of a wire `type`. */
export function findKind(type: string): RegisteredKind | undefined {
  return registeredKinds.find(({ kind }) => kind.type === type)
}
