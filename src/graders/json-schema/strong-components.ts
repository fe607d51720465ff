/**
 * The strongly connected components of a graph whose nodes are 0 … size - 1, each after the ones that it leads to.
 * Tarjan's algorithm with a stack of its own, so that a long chain costs no call stack.
 */
export function strongComponents(size: number, next: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const components: number[][] = []
  const order = new Int32Array(size).fill(-1)
  const low = new Int32Array(size)
  const isOpen = new Uint8Array(size)
  const open: number[] = []
  let visited = 0
  for (let root = 0; root < size; root++) {
    if (order[root] !== -1) continue
    const calls: { readonly node: number; at: number }[] = [{ node: root, at: 0 }]
    for (let call = calls.at(-1); call !== undefined; call = calls.at(-1)) {
      const { node } = call
      if (call.at === 0) {
        order[node] = low[node] = visited++
        isOpen[node] = 1
        open.push(node)
      }
      const target = next[node]?.[call.at]
      if (target !== undefined) {
        call.at++
        // A node that is first met below this edge reports back through the parent's `low` when it is done.
        if (order[target] === -1) calls.push({ node: target, at: 0 })
        else if (isOpen[target] === 1) low[node] = Math.min(low[node] ?? 0, order[target] ?? 0)
        continue
      }
      calls.pop()
      const parent = calls.at(-1)
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node] ?? 0, low[node] ?? 0)
      if (low[node] === order[node]) components.push(closed(open, isOpen, node))
    }
  }
  return components
}

/** Takes the component that begins at `node` off the open nodes. */
function closed(open: number[], isOpen: Uint8Array, node: number): number[] {
  const component: number[] = []
  for (let member = open.pop(); member !== undefined; member = open.pop()) {
    isOpen[member] = 0
    component.push(member)
    if (member === node) break
  }
  return component
}
