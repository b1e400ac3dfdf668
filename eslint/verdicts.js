import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
import { house } from './plugin.js'

const linter = new Linter({ configType: 'flat', cwd: '/house' })

/**
 * What the rules of the house say of a file that exists on paper only.
 * In: a path from the top of the project, and its text. Out: the messages, in order.
 */
export function verdicts(path, text) {
  const rules = Object.fromEntries(Object.keys(house.rules).map((name) => [`house/${name}`, 'error']))
  const config = {
    files: ['**/*.{ts,tsx,js}'],
    plugins: { house },
    rules,
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { ecmaFeatures: { jsx: path.endsWith('x') } },
      globals: { fetch: 'readonly', globalThis: 'readonly', process: 'readonly' },
    },
  }
  return linter.verify(text, [config], { filename: `/house/${path}` }).map((each) => each.message)
}
