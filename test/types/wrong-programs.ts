/** Programs that must not compile, each with a part of every message that the compiler gives for it. */
export const wrongPrograms: readonly (readonly [program: string, ...messages: string[]])[] = [
  // Templates of a task.
  ["path('x').nothing", "Property 'nothing' does not exist on type 'Grader<"],
  [
    "task.stringCheck({ name: 's', input: '{{ item.complaint }} {{ sample.output_txt }}', reference: 'x', operation: 'eq' })",
    `Type '"{{ item.complaint }} {{ sample.output_txt }}"' is not assignable to type '"item.complaint does not exist. Did you mean item.compliant?" | "sample.output_txt does not exist. Did you mean sample.output_text?"'.`,
  ],
  [
    "task.textSimilarity({ name: 't', input: '{{ sample.output_text }}', reference: '{{ item.explantion }}', evaluation_metric: 'bleu' })",
    `Type '"{{ item.explantion }}"' is not assignable to type '"item.explantion does not exist. Did you mean item.explanation?"'.`,
  ],
  [
    "task.jsonSchema({ name: 'j', input: '{{ sample.output_json.reason }}' })",
    `Type '"{{ sample.output_json.reason }}"' is not assignable to type '"sample.output_json.reason does not exist. Did you mean sample.output_json.reasons?"'.`,
  ],
  [
    "task.scoreModel({ name: 's', model: 'o3', input: [{ role: 'user', content: 'Rate {{ sample.output_tex }}' }] })",
    `Type '"Rate {{ sample.output_tex }}"' is not assignable to type '"sample.output_tex does not exist. Did you mean sample.output_text?"'.`,
  ],
  [
    "task.scoreModel({ name: 's', model: 'o3', input: [{ role: 'user', content: ['{{ item.note }}', { type: 'input_text', text: '{{ item.nota }}' }] }] })",
    `Type '"{{ item.nota }}"' is not assignable to type '"item.nota does not exist. Did you mean item.note?"'.`,
  ],
  [
    "task.labelModel({ name: 'l', model: 'o3', labels: ['a'], passing_labels: ['a'], input: [{ role: 'user', content: { type: 'input_image', image_url: '{{ item.pictures }}' } }] })",
    `Type '"{{ item.pictures }}"' is not assignable to type '"item.pictures does not exist. item has `,
  ],
  ["path('x', 'y')", 'Expected 1 arguments, but got 2.'],
  [
    "task.stringCheck({ name: 's', input: '{{ complaint }}', reference: 'x', operation: 'eq' })",
    `Type '"{{ complaint }}"' is not assignable to type '"A template must read from item or sample, not from complaint. Write {{ item.complaint }} if it is a key of the row."'.`,
  ],
  [
    "task.stringCheck({ name: 's', input: '{{ items.note }}', reference: 'x', operation: 'eq' })",
    `Type '"{{ items.note }}"' is not assignable to type '"A template must read from item or sample, not from items. Did you mean item?"'.`,
  ],
  [
    "task.stringCheck({ name: 's', input: '{{ output.note }}', reference: 'x', operation: 'eq' })",
    `Type '"{{ output.note }}"' is not assignable to type '"A template must read from item or sample, not from output. Write {{ item.note }} if it is a key of the row."'.`,
  ],
  [
    "task.stringCheck({ name: 's', input: '{{}}', reference: '{{ item }}', operation: 'eq' })",
    `Type '"{{}}"' is not assignable to type '"A template has nothing between its braces. Write {{ item.key }} or {{ sample.output_text }}."'.`,
    `Type '"{{ item }}"' is not assignable to type '"item alone is not a variable. Name one: {{ item.key }}."'.`,
  ],
  [
    "task.stringCheck({ name: 's', input: '{{ sample }}', reference: '{{ item.policy.rules[*].id }}', operation: 'eq' })",
    `Type '"{{ sample }}"' is not assignable to type '"sample alone is not a variable. Name one: {{ sample.output_text }}."'.`,
    `Type '"{{ item.policy.rules[*].id }}"' is not assignable to type '"item.policy.rules[*].id is not a path. A path is made of .key and [0] steps only."'.`,
  ],
  [
    "task.stringCheck({ name: 's', input: '{{ item.policy.rules[-1].id }}', reference: '{{ item.policy..rules }}', operation: 'eq' })",
    `Type '"{{ item.policy.rules[-1].id }}"' is not assignable to type '"item.policy.rules[-1].id is not a path. A path is made of .key and [0] steps only."'.`,
    `Type '"{{ item.policy..rules }}"' is not assignable to type '"item.policy..rules is not a path. A path is made of .key and [0] steps only."'.`,
  ],
  [
    "task.stringCheck({ name: 's', input: '{{ item[\\'note\\'] }}', reference: '{{ item.anything[\"a b\"] }}', operation: 'eq' })",
    `Type '"{{ item['note'] }}"' is not assignable to type '"item['note'] is not a path. A path is made of .key and [0] steps only."'.`,
    String.raw`Type '"{{ item.anything[\"a b\"] }}"' is not assignable to type '"item.anything[\"a b\"] is not a path. A path is made of .key and [0] steps only."'.`,
  ],
  [
    "const dated = defineTask({ item: z.object({ at: z.date() }) }); dated.stringCheck({ name: 's', input: '{{ item.at }}', reference: 'x', operation: 'eq' })",
    `Type '"{{ item.at }}"' is not assignable to type '"item.at is nothing that JSON can hold, so no template can read it."'.`,
  ],
  [
    "const none = defineTask({ item: z.object({ a: z.object({}) }) }); none.stringCheck({ name: 's', input: '{{ item.a.b }}', reference: 'x', operation: 'eq' })",
    `Type '"{{ item.a.b }}"' is not assignable to type '"item.a is an empty object, which has no parts."'.`,
  ],
  // Specs of a task.
  [
    "task.stringCheck({ name: 's', input: '{{ item.note }}', reference: 'x', operation: 'equals' })",
    `Type '"equals"' is not assignable to type 'StringCheckOperation'.`,
  ],
  [
    "task.stringCheck({ name: 's', input: '{{ item.note }}', operation: 'eq' })",
    'Argument of type \'{ name: string; input: "{{ item.note }}"; operation: "eq"; }\' is not assignable to parameter of type',
  ],
  ['task.stringChek({})', "Property 'stringChek' does not exist on type 'Task<"],
  [
    "task.textSimilarity({ name: 't', input: 'x', reference: 'y', evaluation_metric: 'rouge-1' })",
    `Did you mean '"rouge_1"'?`,
  ],
  [
    "task.scoreModel({ name: 's', model: 'o3', input: [{ role: 'human', content: 'x' }] })",
    `Type '"human"' is not assignable to type 'MessageRole'.`,
  ],
  [
    "task.scoreModel({ name: 's', model: 'o3', input: 'Rate it.' })",
    "Type 'string' is not assignable to type 'readonly {",
  ],
  ["task.jsonSchema({ name: 'j', mode: 'some' })", `Type '"some"' is not assignable to type '"valid" | "partial"'.`],
  ["task.python({ name: 'p' })", "Argument of type '{ name: string; }' is not assignable to parameter of type"],
  ["task.functionGrader('f', (sample, { complaint }) => 1)", "Property 'complaint' does not exist on type"],
  [
    "task.functionGrader('f', () => 'one')",
    "Type 'string' is not assignable to type 'FunctionScore | Promise<FunctionScore>'.",
  ],
  // Multis of a task.
  [
    "task.multi({ graders: { right }, calculate_output: 'wrong' })",
    `Type '"wrong"' is not assignable to type '"No grader is called wrong. There is right."'.`,
  ],
  [
    "task.multi({ graders: { reads }, calculate_output: 'reads' })",
    'Type \'Grader<{ readonly answer: unknown; }, string | { readonly output_text: unknown; }, "sync">\' is not assignable to type',
  ],
  // What a grader of a task grades.
  ["compile(right)('x', { ...row, compliant: 'maybe' })", `Type '"maybe"' is not assignable to type '"yes" | "no"'.`],
  ["compile(right)('x', {})", "Argument of type '{}' is not assignable to parameter of type"],
  [
    "compile(right)({ output_text: 'x' }, row)",
    "Argument of type '{ output_text: string; }' is not assignable to parameter of type",
  ],
  ['compile(right)({ output_json: { compliant: 1 } }, row)', "Type 'number' is not assignable to type 'string'."],
  ["compile(right)('x', row).then()", "Property 'then' does not exist on type 'GradeResult'."],
  [
    "compile(task.scoreModel({ name: 's', model: 'o3', input: [{ role: 'user', content: 'x' }] }))('x', row).ok",
    "Property 'ok' does not exist on type 'Promise<GradeResult>'.",
  ],
  // Tasks.
  ["defineTask({ item: { id: 'string' } })", "'id' does not exist in type 'StandardSchema<object>'."],
  ['defineTask({ item: z.string() })', "Type 'ZodString' is not assignable to type 'StandardSchema<object>'."],
  [
    'defineTask({ output: z.object({}) })',
    "Argument of type '{ output: z.ZodObject<{}, z.core.$strip>; }' is not assignable to parameter of type",
  ],
  ['task.parseRow({}).complaint', "Property 'complaint' does not exist on type"],
  ['task.rows(7)', "Argument of type 'number' is not assignable to parameter of type 'string | Iterable<unknown>'."],
  ["const items: { id: string }[] = task.rows('')", "The type 'readonly {"],
  [
    "task.responseFormat('name')",
    "Type '\"name\"' has no properties in common with type '{ readonly name?: string; }'.",
  ],
  // Graders without a task: what they read.
  [
    "compile(reads)('x', {})",
    "Argument of type '{}' is not assignable to parameter of type '{ readonly answer: unknown; }'.\n  Property 'answer' is missing in type '{}' but required in type '{ readonly answer: unknown; }'.",
  ],
  [
    "compile(reads)('x', { anwser: 'x' })",
    "Object literal may only specify known properties, but 'anwser' does not exist in type '{ readonly answer: unknown; }'. Did you mean to write 'answer'?",
  ],
  ["compile(reads)('x')", 'Expected 2-3 arguments, but got 1.'],
  [
    "compile(reads)({ text: 'x' }, { answer: 'x' })",
    "Object literal may only specify known properties, and 'text' does not exist in type '{ readonly output_text: unknown; }'.",
  ],
  [
    "compile(reads)(7, { answer: 'x' })",
    "Argument of type 'number' is not assignable to parameter of type 'string | { readonly output_text: unknown; }'.",
  ],
  ["compile(reads)('x', { answer: 'x' }).then()", "Property 'then' does not exist on type 'GradeResult'."],
  ["compile(readsJson)('x', { rule: 'R1' })", "Type 'string' is not assignable to type '{ readonly id: unknown; }'."],
  [
    "compile(readsJson)('x', { rule: {} })",
    "Property 'id' is missing in type '{}' but required in type '{ readonly id: unknown; }'.",
  ],
  [
    "compile(readsJson)({ output_json: { rules: { id: 'R1' } } }, { rule: { id: 'R1' } })",
    "Object literal may only specify known properties, and 'id' does not exist in type 'readonly { readonly id: unknown; }[]'.",
  ],
  [
    "compile(readsJson)({ output_json: { rules: [{}] } }, { rule: { id: 'R1' } })",
    "Property 'id' is missing in type '{}' but required in type '{ readonly id: unknown; }'.",
  ],
  ["compile(cosine)('x', { wording: 'x' }).ok", "Property 'ok' does not exist on type 'Promise<GradeResult>'."],
  [
    'const any: AnyGrader = reads',
    "Type 'Grader<{ readonly answer: unknown; }, string | { readonly output_text: unknown; }, \"sync\">' is not assignable to type 'AnyGrader'",
  ],
  [
    "compile(multi({ graders: { reads, readsJson }, calculate_output: 'reads + readsJson' }))('x', { answer: 'x' })",
    "Argument of type '{ answer: string; }' is not assignable to parameter of type '{ readonly answer: unknown; } & { readonly rule: { readonly id: unknown; }; }'.",
  ],
  [
    "compile(multi({ graders: { reads, cosine }, calculate_output: 'reads + cosine' }))('x', { answer: 'x', wording: 'y' }).ok",
    "Property 'ok' does not exist on type 'Promise<GradeResult>'.",
  ],
  [
    "compile(scoreModel({ name: 's', model: 'o3', input: [{ role: 'user', content: [{ type: 'input_text', text: '{{ item.question }}' }] }] }))('x', {})",
    "Property 'question' is missing in type '{}' but required in type '{ readonly question: unknown; }'.",
  ],
  [
    "compile(labelModel({ name: 'l', model: 'o3', labels: ['a'], passing_labels: ['a'], input: [{ role: 'user', content: '{{ item.question }}' }] }))('x', {})",
    "Property 'question' is missing in type '{}' but required in type '{ readonly question: unknown; }'.",
  ],
  [
    "compile(jsonSchema({ name: 'j', schema: true, input: '{{ item.json }}' }))('x', {})",
    "Property 'json' is missing in type '{}' but required in type '{ readonly json: unknown; }'.",
  ],
  [
    "const row: { answer?: string } = {}; compile(reads)('x', row)",
    "Property 'answer' is optional in type '{ answer?: string; }' but required in type '{ readonly answer: unknown; }'.",
  ],
  // Combinators.
  [
    "compile(weighted({ a: [0.5, reads], b: [0.5, readsJson] }))('x', { answer: 'x' })",
    "Property 'rule' is missing in type '{ answer: string; }' but required in type '{ readonly rule: { readonly id: unknown; }; }'.",
  ],
  [
    'weighted({ a: [reads, 0.5] })',
    "Type 'Grader<{ readonly answer: unknown; }, string | { readonly output_text: unknown; }, \"sync\">' is not assignable to type 'number'.",
    "Type 'number' is not assignable to type 'Grader<never, never, GradeMode>'.",
  ],
  [
    'weighted({ a: reads })',
    "Type 'Grader<{ readonly answer: unknown; }, string | { readonly output_text: unknown; }, \"sync\">' is not assignable to type 'readonly [weight: number, grader: Grader<never, never, GradeMode>]'.",
  ],
  [
    "compile(gate(reads, readsJson))('x', { rule: { id: 'R1' } })",
    "Property 'answer' is missing in type '{ rule: { id: string; }; }' but required in type '{ readonly answer: unknown; }'.",
  ],
  [
    "compile(clamp(reads, 0, 1))('x', {})",
    "Property 'answer' is missing in type '{}' but required in type '{ readonly answer: unknown; }'.",
  ],
  ['clamp(reads, 0)', 'Expected 3-4 arguments, but got 2.'],
  [
    "compile(penalty(reads, 0.5, cosine))('x', { answer: 'x', wording: 'y' }).ok",
    "Property 'ok' does not exist on type 'Promise<GradeResult>'.",
  ],
  [
    'best([reads, readsJson])',
    "' is not assignable to parameter of type 'Readonly<Record<string, Grader<never, never, GradeMode>>>'.",
  ],
  ["allOf({ reads }, { at: 'half' })", "Type 'string' is not assignable to type 'number'."],
]

/** Formulas over `a` and `bonus` that are wrong, with what is said of them. */
export const wrongFormulas: readonly (readonly [formula: string, sentences: string])[] = [
  ['', 'The formula is empty.'],
  [' \\n ', 'The formula is empty.'],
  ['a + bonuss', 'No grader is called bonuss. Did you mean bonus?'],
  ['a + bnous * 2', 'No grader is called bnous. Did you mean bonus?'],
  ['a + zzzzzzzz', 'No grader is called zzzzzzzz. There are a, bonus.'],
  ['a + Bonus', 'No grader is called Bonus. Did you mean bonus?'],
  ['a + max', 'No grader is called max. max is a function; call it: max(…).'],
  ['a', 'calculate_output does not use bonus. Use it in the formula or remove it.'],
  ['2 * bonus', 'calculate_output does not use a. Use it in the formula or remove it.'],
  ['mx(a, bonus)', 'There is no function mx. Did you mean max?'],
  ['mean(a, bonus)', 'There is no function mean. There are min, max, abs, floor, ceil, exp, sqrt, log.'],
  ['round(a) + bonus', 'There is no function round. There are min, max, abs, floor, ceil, exp, sqrt, log.'],
  ['a(bonus)', 'a is a grader, not a function. Write a * (…) if you mean a product.'],
  ['(a + bonus', 'A parenthesis is not closed.'],
  ['max(a, bonus', 'A parenthesis is not closed.'],
  ['a + bonus)', 'A parenthesis is closed that was not opened.'],
  ['0.5 * (a + (bonus)))', 'A parenthesis is closed that was not opened.'],
  ['a +', 'The formula ends where a name or number must follow.'],
  ['a + * bonus', '* cannot stand here.'],
  ['a ** bonus', '* cannot stand here.'],
  ['+a + bonus', '+ cannot stand here.'],
  ['a, bonus', ', cannot stand here.'],
  ['abs(a, bonus)', ', cannot stand here.'],
  ['max()', ') cannot stand here.'],
  ['a bonus', 'Two values stand side by side without an operator. Write * between them for a product.'],
  ['2 (a + bonus)', 'Two values stand side by side without an operator. Write * between them for a product.'],
  ['2a + bonus', '2a is neither a number nor a name.'],
  ['50% * a + bonus', '50% is neither a number nor a name.'],
  ['a > 0.5', 'Two values stand side by side without an operator. Write * between them for a product.'],
]

/** Formulas over `a` and `bonus` that are right. */
export const rightFormulas: readonly string[] = [
  '0.5 * a + 0.5 * bonus',
  'a+bonus',
  ' a * bonus ',
  '2 * a * bonus / max(a + bonus, 1e-9)',
  'min(a, bonus)',
  'min( a , bonus )',
  'max(a, min(bonus, 0.2))',
  'max (a, bonus, 0)',
  '-a - -bonus',
  'a ^ 2 ^ bonus',
  '(((a))) * (bonus)',
  'abs(a) + floor(bonus) + ceil(1.5) + exp(0) + sqrt(4) + log(1)',
  'a * 1.5e+3 + bonus * .5 - 1.',
  'a\\n  + bonus',
  '(a - 0.5) * 2 + bonus * a',
]
