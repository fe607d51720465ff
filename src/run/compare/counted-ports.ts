import type { PortName, Ports } from '../../core/ports.ts'

/** How often each port was called. */
export type PortCalls = Partial<Record<PortName, number>>

/** The same ports, which count their calls: what a grader asks of the world is what it costs. */
export function countedPorts(ports: Ports): { readonly ports: Ports; readonly calls: PortCalls } {
  const calls: PortCalls = {}
  const count = (port: PortName): void => {
    calls[port] = (calls[port] ?? 0) + 1
  }
  const { model, embedding, python, endpoint } = ports
  return {
    calls,
    ports: {
      ...(model === undefined ? {} : { model: { complete: (...call) => (count('model'), model.complete(...call)) } }),
      ...(embedding === undefined
        ? {}
        : { embedding: { id: embedding.id, embed: (...call) => (count('embedding'), embedding.embed(...call)) } }),
      ...(python === undefined ? {} : { python: { run: (...call) => (count('python'), python.run(...call)) } }),
      ...(endpoint === undefined
        ? {}
        : { endpoint: { post: (...call) => (count('endpoint'), endpoint.post(...call)) } }),
    },
  }
}
