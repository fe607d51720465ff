import type { Expression } from './expression.ts'

/** The variables that a formula names. */
export function usedNames(expression: Expression): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: Expression): void => {
    if (node.kind === 'variable') names.add(node.name)
    else if (node.kind === 'negate') visit(node.operand)
    else if (node.kind === 'call') node.operands.forEach(visit)
    else if (node.kind === 'operator') {
      visit(node.left)
      visit(node.right)
    }
  }
  visit(expression)
  return names
}
