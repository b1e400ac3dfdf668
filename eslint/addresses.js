import { pathOf, placeOf } from './house.js'

const ownPages = /^\/(mijn|namens|werk|beheer|toezicht)(?=[/?#]|$)/
const fixedStart = /^(#|\?|tel:|sms:|mailto:|https:\/\/)/

/** Attributes that lead a browser somewhere, and elements on which `href` names a file instead. */
const leading = new Set(['to', 'href', 'formAction'])
const files = new Set(['link', 'use', 'base', 'image'])

const wrapper = /^app\/(ui\/|framework\.tsx?$|framework\.server\.ts$|paths\.ts$)/
const namesPages = /^(app\/paths\.ts|app\/routes\.ts|e2e\/.*|bench\/.*)$/

const asPath = 'say where with `paths.…`: a value can lead to another site (`//evil.example`, `/\\evil.example`)'

/** Every address inside the portal comes from `paths.ts`; a value never decides where a link or redirect leads. */
export const addressesRule = {
  meta: { type: 'problem', schema: [], messages: { say: '{{ text }}' } },
  create(context) {
    const path = pathOf(context)
    const { test } = placeOf(path)
    if (!/^(app|db|scripts)\//.test(path) || test) return {}
    const say = (node, text) => context.report({ node, messageId: 'say', data: { text } })
    const isSafe = (node) => safe(node, context, 0)

    const literal = (node, text) => {
      if (!namesPages.test(path) && ownPages.test(text)) say(node, 'build this address with `paths` (app/paths.ts)')
    }
    const found = {
      Literal: (node) => typeof node.value === 'string' && literal(node, node.value),
      TemplateElement: (node) => node.parent.quasis[0] === node && literal(node, node.value.raw),
    }
    if (wrapper.test(path)) return found

    return {
      ...found,
      JSXAttribute(node) {
        if (!leading.has(node.name.name) || files.has(node.parent.name.name)) return
        if (node.value?.type === 'JSXExpressionContainer' && !isSafe(node.value.expression)) say(node, asPath)
      },
      CallExpression(node) {
        if (node.callee.type !== 'Identifier') return
        const [target] = node.arguments
        if (node.callee.name === 'redirect' && !(target && isSafe(target)))
          say(node, 'redirect to `paths.…`, or to a value with `safeRedirect(…)` of #app/framework.server.ts')
        if (node.callee.name === 'navigate' && target && !isNumber(target) && !isSafe(target)) say(node, asPath)
      },
    }
  },
}

const isNumber = (node) =>
  (node.type === 'Literal' && typeof node.value === 'number') ||
  (node.type === 'UnaryExpression' && node.argument.type === 'Literal')

/** `paths.…`, a fixed text, `safe…(…)` or `…Href(…)`, a choice between those, or a `const` that holds one or a table of them. */
function safe(node, context, depth) {
  if (depth > 20) return false
  const again = (each) => safe(each, context, depth + 1)
  switch (node.type) {
    case 'Literal':
      return true
    case 'TemplateLiteral':
      return node.expressions.length === 0 || fixedStart.test(node.quasis[0].value.raw) || startsWithPath(node, again)
    case 'BinaryExpression':
      return node.operator === '+' && again(node.left) && node.left.type !== 'Literal'
    case 'ConditionalExpression':
      return again(node.consequent) && again(node.alternate)
    case 'LogicalExpression':
      return again(node.right) && (node.operator === '&&' || again(node.left))
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return again(node.expression)
    case 'MemberExpression':
      return again(node.object)
    case 'ObjectExpression':
      return (
        node.properties.length > 0 && node.properties.every((each) => each.type === 'Property' && again(each.value))
      )
    case 'CallExpression':
      return node.callee.type === 'Identifier'
        ? /^safe[A-Z]|Href$|[rR]esidentPaths$/.test(node.callee.name)
        : node.callee.type === 'MemberExpression' && again(node.callee.object)
    case 'Identifier':
      return node.name === 'paths' || node.name === 'undefined' || holdsPath(node, context, again)
    default:
      return false
  }
}

const startsWithPath = (node, again) => node.quasis[0].value.raw === '' && again(node.expressions[0])

function holdsPath(node, context, again) {
  for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    const definition = scope.set.get(node.name)?.defs[0]
    if (!definition) continue
    const declared = definition.node
    const fixed = declared.type === 'VariableDeclarator' && declared.parent.kind === 'const' && declared.init
    return Boolean(fixed && declared.id.type === 'Identifier' && again(declared.init))
  }
  return false
}
