import { describe, expect, test } from 'vitest'
import { verdicts } from './verdicts.js'

const command = 'app/domain/appointments/book.server.ts'
const route = 'app/routes/resident/home.tsx'

const refused = [
  ['settings are read outside their door', command, 'export const a = process.env.PORT', /env\.server\.ts alone/],
  ['settings are read by name', command, "export const a = process['env']", /env\.server\.ts alone/],
  ['settings are unpacked', command, 'const { env } = process; export const a = env', /env\.server\.ts alone/],
  [
    'settings are imported',
    command,
    "import { env } from 'node:process'\nexport const a = env",
    /env\.server\.ts alone/,
  ],
  ['lucia comes in twice', command, "import { Lucia } from 'lucia'\nnew Lucia()", /session\.server\.ts alone/],
  ['the framework comes in through the window', route, "import { Link } from '@remix-run/react'\nLink()", /only doors/],
  ['the router comes in through the window', route, "import { Link } from 'react-router-dom'\nLink()", /only doors/],
  ['a room calls the outside world', command, "await fetch('https://example.org')", /#app\/platform/],
  ['a room calls the outside world in a longer way', command, 'await globalThis.fetch(url)', /#app\/platform/],
  ['a room opens a socket', command, "import { connect } from 'node:net'\nconnect()", /#app\/platform/],
  [
    'a room mails by itself',
    command,
    "import { createTransport } from 'nodemailer'\ncreateTransport()",
    /#app\/platform/,
  ],
  ['SQL is made at run time', command, 'export const q = sql.raw(text)', /no SQL and no names/],
  ['a name in SQL is made at run time', command, 'export const q = sql.identifier(text)', /no SQL and no names/],
]

const allowed = [
  ['settings are read at their door', 'app/platform/env.server.ts', 'export const a = process.env.PORT'],
  ['a script reads settings', 'scripts/start.ts', 'export const a = process.env.PORT'],
  [
    'lucia comes in where sessions are',
    'app/domain/identity/session.server.ts',
    "import { Lucia } from 'lucia'\nnew Lucia()",
  ],
  ['the framework comes in through its door', 'app/framework.ts', "export { Link } from '@remix-run/react'"],
  ['platform calls the outside world', 'app/platform/sms.server.ts', "await fetch('https://example.org')"],
  ['an element asks its own site', 'app/elements/live-news.ts', 'await fetch(address)'],
  ['a function of its own is called fetch', command, 'export const a = (fetch) => fetch(1)'],
  ['SQL is written out', command, 'export const q = sql`select 1`'],
]

describe('one door for each part of the outside world', () => {
  test.each(refused)('it is refused that %s', (_what, path, text, message) => {
    expect(verdicts(path, text).join('\n')).toMatch(message)
  })
  test.each(allowed)('it is fine that %s', (_what, path, text) => {
    expect(verdicts(path, text)).toEqual([])
  })
})
