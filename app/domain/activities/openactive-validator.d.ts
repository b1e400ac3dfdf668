/** The package of OpenActive comes without types; this is what the tests ask of it. */
declare module '@openactive/data-model-validator' {
  interface Finding {
    readonly severity: 'failure' | 'warning' | 'suggestion' | 'notice'
    readonly type: string
    readonly path: string
    readonly message: string
  }
  export function validate(data: unknown, options: Readonly<Record<string, unknown>>): Promise<readonly Finding[]>
  export function isRpdeFeed(data: unknown): boolean
}
