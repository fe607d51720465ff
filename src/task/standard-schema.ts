/** A schema of zod 4, Valibot, ArkType or any other library that follows Standard Schema: the published interface as far as it is used. */
export interface StandardSchema<Input = unknown> {
  readonly '~standard': {
    readonly vendor: string
    readonly validate: (value: unknown) => StandardResult | PromiseLike<StandardResult>
    readonly types?: { readonly input: Input; readonly output: unknown } | undefined
    readonly jsonSchema?: { readonly input: (options: { readonly target: 'draft-2020-12' }) => object } | undefined
  }
}

/** What a schema says of a value: without issues it is valid. */
export interface StandardResult {
  readonly issues?: readonly StandardIssue[] | undefined
}

/** One fault that a schema found, and where. */
export interface StandardIssue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/**
 * The values that a schema lets in, before its defaults and transforms: what JSON text must hold.
 * @example SchemaInput<typeof z.object({ id: z.string() })> // { id: string }
 */
export type SchemaInput<Schema extends StandardSchema> = NonNullable<Schema['~standard']['types']>['input']
