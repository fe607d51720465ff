import * as z from 'zod'

// The field rules of request bodies, written down from the published API reference (openapi.yaml of 2026-08-21 and the
// types of openai 6.49.0). Only what a judge can send is here, and every object is closed: a key too many fails.

const effort = z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'])
const name = z.string().regex(/^[\w-]{1,64}$/u)
const share = z.number().min(0).max(1)
const heat = z.number().min(0).max(2)
const url = z.string().regex(/^(?:https?:\/\/|data:image\/)/u)

/** A schema that strict mode takes: closed objects, every property required. */
const strictSchema: z.ZodType = z.lazy(() =>
  z.union([
    z
      .strictObject({
        type: z.literal('object'),
        properties: z.record(z.string(), strictSchema),
        required: z.array(z.string()),
        additionalProperties: z.literal(false),
      })
      .refine(
        ({ properties, required }) =>
          JSON.stringify(Object.keys(properties).toSorted()) === JSON.stringify(required.toSorted()),
        'every property must be required',
      ),
    z.strictObject({ type: z.literal('array'), items: strictSchema }),
    z.strictObject({
      type: z.enum(['string', 'number']),
      enum: z.array(z.string()).min(1).optional(),
      description: z.string().optional(),
    }),
  ]),
)

const textPart = z.strictObject({ type: z.literal('text'), text: z.string() })
const imagePart = z.strictObject({
  type: z.literal('image_url'),
  image_url: z.strictObject({ url, detail: z.enum(['auto', 'low', 'high']).optional() }),
})
const audio = z.strictObject({ data: z.base64(), format: z.enum(['wav', 'mp3']) })
const audioPart = z.strictObject({ type: z.literal('input_audio'), input_audio: audio })
const texts = z.union([z.string(), z.array(textPart).min(1)])

/** The body of `POST /chat/completions`. */
export const chatRequest = z.strictObject({
  model: z.string().min(1),
  messages: z
    .array(
      z.union([
        z.strictObject({ role: z.enum(['system', 'developer', 'assistant']), content: texts }),
        z.strictObject({
          role: z.literal('user'),
          content: z.union([z.string(), z.array(z.union([textPart, imagePart, audioPart])).min(1)]),
        }),
      ]),
    )
    .min(1),
  response_format: z.strictObject({
    type: z.literal('json_schema'),
    json_schema: z.strictObject({ name, strict: z.literal(true), schema: strictSchema }),
  }),
  seed: z.int().optional(),
  temperature: heat.optional(),
  top_p: share.optional(),
  max_completion_tokens: z.int().min(1).optional(),
  reasoning_effort: effort.optional(),
})

const inputText = z.strictObject({ type: z.literal('input_text'), text: z.string() })
const inputImage = z.strictObject({
  type: z.literal('input_image'),
  image_url: url,
  detail: z.enum(['auto', 'low', 'high', 'original']),
})

/** The body of `POST /responses`; its messages take no audio, and what the assistant said is text. */
export const responsesRequest = z.strictObject({
  model: z.string().min(1),
  input: z
    .array(
      z.union([
        z.strictObject({ role: z.literal('assistant'), content: z.string() }),
        z.strictObject({
          role: z.enum(['user', 'system', 'developer']),
          content: z.union([z.string(), z.array(z.union([inputText, inputImage])).min(1)]),
        }),
      ]),
    )
    .min(1),
  text: z.strictObject({
    format: z.strictObject({ type: z.literal('json_schema'), name, strict: z.literal(true), schema: strictSchema }),
  }),
  temperature: heat.optional(),
  top_p: share.optional(),
  max_output_tokens: z.int().min(16).optional(),
  reasoning: z.strictObject({ effort }).optional(),
  store: z.literal(false),
})
