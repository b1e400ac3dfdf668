import { pathOf } from './house.js'

const kebab = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const vague = new Set([
  'service',
  'services',
  'manager',
  'managers',
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'lib',
  'misc',
])

const exportsDefault =
  /^(app\/routes\/.*|app\/root\.tsx|app\/routes\.ts|app\/entry\.[a-z]+\.tsx|eslint\/.*|e2e\/.*|db\/testing\/.*|[^/]+\.(config|setup)\.[cm]?[jt]s|.*\.d\.ts)$/
const reexports = /^(app\/framework\.tsx?|app\/framework\.server\.ts)$/

/**
 * What is wrong with the name of a file.
 * In: its path from the top of the project. Out: a sentence, or null where the name is fine.
 */
export function nameFault(path) {
  const folders = path.split('/')
  const stem = folders.pop().replace(/\.[^.]+$/, '')
  if (!kebab.test(stem)) return `file names are kebab-case, after their main export: ${stem} is not`
  if (stem === 'index') return 'no index files: a file is named after its main export'
  const words = stem.replace(/\.(server|test|d)(?=\.|$)/g, '').split(/[-.]/)
  const word = [...folders, words.at(-1)].find((each) => vague.has(each))
  return word ? `"${word}" says nothing: name what it does, in the room it belongs to` : null
}

/** Names that say what is inside, and no barrels. */
export const namesRule = {
  meta: { type: 'problem', schema: [], messages: { say: '{{ text }}' } },
  create(context) {
    const path = pathOf(context)
    const say = (node, text) => context.report({ node, messageId: 'say', data: { text } })
    const barrel = (node) => {
      if (node.source && !reexports.test(path)) say(node, 'no barrels: import from the file that holds it')
    }
    return {
      Program(node) {
        const fault = nameFault(path)
        if (fault) say(node, fault)
      },
      ExportAllDeclaration: barrel,
      ExportNamedDeclaration: barrel,
      ExportDefaultDeclaration(node) {
        if (!exportsDefault.test(path)) say(node, 'export by name; default exports are for routes and configs')
      },
    }
  },
}
