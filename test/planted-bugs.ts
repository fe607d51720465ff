/** A grader's JSON as far as bugs are planted in it. */
type Spec = Readonly<Record<string, unknown>> & {
  readonly graders: Readonly<Record<string, Child>>
  readonly calculate_output: string
}
type Child = Readonly<Record<string, unknown>>

/** The JSON of a grader with one bug in it. */
export interface Bug {
  readonly sort:
    | 'reversed operation'
    | 'reversed like'
    | 'wrong field'
    | 'wrong reference'
    | 'wrong metric'
    | 'wrong weight'
    | 'missing guard'
  readonly what: string
  readonly spec: Spec
}

/** The bugs that people write, one at a time, wherever a multi can have them. */
export function plantedBugs(spec: Spec): Bug[] {
  const formula = spec.calculate_output
  const inFormula = (sort: Bug['sort'], wrong: string): Bug => ({
    sort,
    what: wrong,
    spec: { ...spec, calculate_output: wrong },
  })
  return [
    ...Object.entries(spec.graders).flatMap(([key, child]) =>
      childBugs(child, Object.values(spec.graders)).map(({ sort, what, child: wrong }) => ({
        sort,
        what: `${key}: ${what}`,
        spec: { ...spec, graders: { ...spec.graders, [key]: wrong } },
      })),
    ),
    ...[...formula.matchAll(/\d+\.\d+/gu)].map(({ 0: weight, index }) =>
      inFormula(
        'wrong weight',
        `${formula.slice(0, index)}${Number(weight) / 2}${formula.slice(index + weight.length)}`,
      ),
    ),
    ...withoutGuard(formula).map((wrong) => inFormula('missing guard', wrong)),
  ]
}

function childBugs(child: Child, all: readonly Child[]) {
  const { operation, evaluation_metric: metric, input, reference } = child
  const bugs: { readonly sort: Bug['sort']; readonly what: string; readonly child: Child }[] = []
  const add = (sort: Bug['sort'], change: Child): void => {
    bugs.push({ sort, what: JSON.stringify(change), child: { ...child, ...change } })
  }
  if (operation === 'eq') add('reversed operation', { operation: 'ne' })
  if (operation === 'like' || operation === 'ilike') {
    add('reversed like', { input: reference, reference: input })
    add('reversed operation', { operation: 'ne' })
  }
  if (metric !== undefined) add('wrong metric', { evaluation_metric: metric === 'bleu' ? 'gleu' : 'bleu' })
  const foreign = (key: 'input' | 'reference') =>
    typeof child[key] === 'string'
      ? all.map((other) => other[key]).find((text) => text !== undefined && text !== child[key])
      : undefined
  const [field, other] = [foreign('input'), foreign('reference')]
  if (field !== undefined) add('wrong field', { input: field })
  if (other !== undefined) add('wrong reference', { reference: other })
  return bugs
}

/** `valid * (…)` and `min(shape, …)` without what stands in front. */
function withoutGuard(formula: string): string[] {
  const product = /^\w+ \* \((?<rest>.*)\)$/u.exec(formula)?.groups?.['rest']
  const least = /^min\(\w+, (?<rest>.*)\)$/u.exec(formula)?.groups?.['rest']
  const guard = /^\w+/u.exec(formula.replace(/^min\(/u, ''))?.[0] ?? ''
  // A grader that the formula leaves out is an issue of its own, so it stays in with no weight.
  return [product, least].filter((rest) => rest !== undefined).map((rest) => `${rest} + 0 * ${guard}`)
}
