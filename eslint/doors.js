import { everyImport, pathOf, placeOf, targetOf } from './house.js'

/** Packages that come in through one place only: name, where that is, and what to say elsewhere. */
const doors = [
  {
    names: ['lucia'],
    at: /^app\/domain\/identity\/session\.server(\.test)?\.ts$/,
    door: 'lucia comes in through app/domain/identity/session.server.ts alone: it is the way out of it',
  },
  {
    names: ['@remix-run/react', '@remix-run/node', '@remix-run/router', 'react-router', 'react-router-dom'],
    at: /^app\/(framework\.tsx?|framework\.server\.ts|entry\.[a-z.]+\.?tsx?|server\.ts|platform\/http\/.*)$/,
    door: 'use #app/framework.ts (browser) or #app/framework.server.ts: they are the only doors to the framework',
  },
  {
    names: ['@remix-run/express', '@remix-run/server-runtime', 'express'],
    at: /^app\/(framework\.server\.ts|server\.ts|platform\/http\/.*)$/,
    door: 'HTTP stands in app/server.ts and app/platform/http',
  },
  {
    names: ['undici', 'axios', 'got', 'node-fetch', 'nodemailer', 'openid-client'],
    at: /^(app\/platform|scripts|e2e|bench|db\/testing)\//,
    door: 'the outside world stands behind #app/platform, one file a door',
  },
]

/** Modules of Node that reach the network. */
const network = new Set(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns'])

const reachesOut = (path) => /^(app\/platform\/|app\/server\.ts$|scripts\/|e2e\/|bench\/|db\/)/.test(path)
const readsSettings = (path) =>
  /^app\/platform\/env\.server\.ts$/.test(path) ||
  /^(scripts|e2e|bench|eslint|db\/testing)\//.test(path) ||
  /^[^/]+\.(config|setup)\.[cm]?[jt]s$/.test(path)

const settings = 'settings are read in #app/platform/env.server.ts alone, checked once at the start'
const outbound = 'calls to the outside world stand in #app/platform, one file a door'

/** The outside world, the framework and the settings each come in through one door. */
export const doorsRule = {
  meta: { type: 'problem', schema: [], messages: { door: '{{ door }}' } },
  create(context) {
    const path = pathOf(context)
    const { zone, test } = placeOf(path)
    const say = (node, door) => context.report({ node, messageId: 'door', data: { door } })
    const mayFetch = test || zone === 'element' || reachesOut(path)

    const isName = (node, name) =>
      (node?.type === 'Identifier' && node.name === name) || (node?.type === 'Literal' && node.value === name)
    const isGlobal = (node, name) => node.type === 'Identifier' && node.name === name && !declaredHere(context, node)

    return {
      ...everyImport((node, specifier) => {
        const target = targetOf(specifier, path)
        const found = doors.find((each) => each.names.includes(target.package))
        if (found && !found.at.test(path) && zone !== 'elsewhere' && !test) say(node, found.door)
        if (network.has(target.builtin) && !test && !reachesOut(path) && zone !== 'elsewhere') say(node, outbound)
      }),
      MemberExpression(node) {
        if (node.object.type === 'Identifier' && node.object.name === 'process' && isName(node.property, 'env')) {
          if (!readsSettings(path)) say(node, settings)
        }
        const raw = isName(node.property, 'raw') || isName(node.property, 'identifier')
        if (raw && node.object.type === 'Identifier' && node.object.name === 'sql') {
          if ((path.startsWith('app/') || zone === 'schema') && !test)
            say(node, 'no SQL and no names made at run time: write the statement out, with values as parameters')
        }
      },
      VariableDeclarator(node) {
        const taken = node.id.type === 'ObjectPattern' && isName(node.init, 'process')
        if (taken && node.id.properties.some((each) => isName(each.key, 'env')) && !readsSettings(path))
          say(node, settings)
      },
      ImportSpecifier(node) {
        const source = node.parent.source.value
        if ((source === 'node:process' || source === 'process') && isName(node.imported, 'env') && !readsSettings(path))
          say(node, settings)
      },
      CallExpression(node) {
        if (mayFetch || zone === 'elsewhere') return
        const { callee } = node
        const member =
          callee.type === 'MemberExpression' &&
          isName(callee.property, 'fetch') &&
          ['globalThis', 'window', 'self'].some((each) => isGlobal(callee.object, each))
        if (isGlobal(callee, 'fetch') || member) say(node, outbound)
      },
    }
  },
}

/** Whether a name is declared in the file itself, so that it does not mean the global one. */
function declaredHere(context, node) {
  for (let scope = context.sourceCode.getScope(node); scope; scope = scope.upper) {
    const variable = scope.set.get(node.name)
    if (variable) return variable.defs.length > 0
  }
  return false
}
