import { parse } from '../../src/graders/parse.ts'
import type { LiveWorld } from '../../src/serve/live-session.ts'
import { check } from '../cli/fake-io.ts'

/** One row with one answer, and a grader that finds it right. */
export const fakeWorld: LiveWorld = {
  async readGrader() {
    const text = JSON.stringify(check)
    return {
      source: { kind: 'json', file: 'g.json', text, version: 'v1', needs: [] },
      issues: [],
      grader: parse(check),
    }
  },
  readRows: async () => ({
    rows: [{ line: 1, row: { id: 'one', item: { r: 'x' }, samples: ['x'] } }],
    unread: 0,
    every: 1,
  }),
  openPorts: async () => ({ ports: {}, close: async () => undefined }),
  concurrency: 1,
}
