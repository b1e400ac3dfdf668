import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

/** The schemas of HSDS 3.0 as they were published (see the licence beside them). */
const folder = join(import.meta.dirname, 'hsds-3.0')

/**
 * What is wrong with a value by a schema of HSDS 3.0, such as `service` or `organization_list`; no lines when it is valid.
 * Keys that the published schema does not name are wrong too, so that a misspelt one is found.
 */
export function hsdsProblems(): (name: string, value: unknown) => string[] {
  const ajv = new Ajv({ allErrors: true, strict: false })
  addFormats.default(ajv)
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as object
    ajv.addSchema({ ...schema, additionalProperties: false }, file)
  }
  return (name, value) => {
    const validate = ajv.getSchema(`${name}.json`)
    if (!validate) throw new Error(`HSDS has no ${name}`)
    if (validate(value)) return []
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
    )
  }
}
