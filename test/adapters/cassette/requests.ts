import type { ModelClient, ModelReply, ModelRequest } from '../../../src/core/ports.ts'

/** A request with one message; what is not said is the same for all. */
export function request(text: string, more: Partial<ModelRequest> = {}): ModelRequest {
  return {
    model: 'judge-1',
    messages: [{ role: 'user', content: text }],
    answer: { name: 'a', schema: { type: 'object' } },
    sampling: { temperature: 0 },
    ...more,
  }
}

/** A model that answers with the text it is asked, and keeps what it was asked. */
export function echo(reply: (text: string, index: number) => ModelReply = (text) => ({ kind: 'text', text })) {
  const asked: string[] = []
  const model: ModelClient = {
    complete({ messages }) {
      const [message] = messages
      const text = typeof message?.content === 'string' ? message.content : ''
      asked.push(text)
      return Promise.resolve(reply(text, asked.length - 1))
    },
  }
  return { model, asked }
}
