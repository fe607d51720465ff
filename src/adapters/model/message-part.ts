import { isJsonObject, type JsonObject, ownValue } from '../../core/json.ts'

/** A content part of a rendered message, read from its wire form. */
export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'image'; readonly url: string; readonly detail?: string }
  | { readonly kind: 'audio'; readonly data: string; readonly format: string }

/** Reads what `validate` has checked; keys that no API knows, such as a `file_id` of null, are left behind. */
export function messagePart(part: JsonObject): MessagePart {
  switch (ownValue(part, 'type')) {
    case 'input_image': {
      const detail = ownValue(part, 'detail')
      const url = textAt(part, 'image_url')
      return typeof detail === 'string' ? { kind: 'image', url, detail } : { kind: 'image', url }
    }
    case 'input_audio': {
      const audio = ownValue(part, 'input_audio')
      const inner = isJsonObject(audio) ? audio : {}
      return { kind: 'audio', data: textAt(inner, 'data'), format: textAt(inner, 'format') }
    }
    default:
      return { kind: 'text', text: textAt(part, 'text') }
  }
}

function textAt(object: JsonObject, key: string): string {
  const value = ownValue(object, key)
  return typeof value === 'string' ? value : ''
}
