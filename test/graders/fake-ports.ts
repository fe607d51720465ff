import type { Json } from '../../src/core/json.ts'
import type { Ports, PythonReply } from '../../src/core/ports.ts'

/** What the ports reply in a test: one reply to every call, or a list with one for each call. */
export interface FakeReplies {
  readonly model?: string
  readonly models?: readonly string[]
  readonly python?: Json
  readonly pythons?: readonly Json[]
  readonly pythonReply?: PythonReply
  readonly endpoint?: Json
  readonly embedding?: readonly (readonly number[])[]
}

/** Every port, so that any grader compiles; a call beyond the given replies fails as its service would. */
export function fakePorts(replies: FakeReplies = {}): Required<Ports> {
  const models = replies.models?.values()
  const pythons = replies.pythons?.values()
  return {
    model: {
      complete() {
        const text = models === undefined ? replies.model : models.next().value
        return Promise.resolve(
          text === undefined ? { kind: 'server', message: 'no reply is left' } : { kind: 'text', text },
        )
      },
    },
    python: {
      run() {
        const value = pythons === undefined ? replies.python : pythons.next().value
        const reply: PythonReply =
          value === undefined ? { kind: 'server', message: 'no reply is left' } : { kind: 'value', value }
        return Promise.resolve(replies.pythonReply ?? reply)
      },
    },
    endpoint: {
      post: () =>
        Promise.resolve(
          replies.endpoint === undefined
            ? { kind: 'server', message: 'no reply is left' }
            : { kind: 'json', value: replies.endpoint },
        ),
    },
    embedding: { id: 'fake', embed: () => Promise.resolve(replies.embedding ?? []) },
  }
}
