import { describe, expect, it } from 'vitest'
import { createLog, describeFault } from './log.server.ts'

describe('the log names nobody', () => {
  it('leaves out the message of a fault that can repeat what a person typed', () => {
    const typed = [
      () => JSON.parse('Fatma'),
      () => new Date(Number.NaN).toISOString(),
      () => {
        throw Object.assign(new Error('Key (email)=(Fatma)'), { severity: 'ERROR', code: '23505' })
      },
    ]
    for (const act of typed) {
      try {
        act()
      } catch (fault) {
        expect(JSON.stringify({ ...describeFault(fault), stack: undefined })).not.toMatch(/Fatma|Invalid time/)
      }
    }
    expect(describeFault('Fatma')).toEqual({ fault: 'string' })
  })

  it('says where a fault of the program arose, and what caused it', () => {
    const fault = new TypeError('x is not a function', {
      cause: Object.assign(new Error('away'), { code: 'ECONNREFUSED' }),
    })
    const line = describeFault(fault)
    expect(line).toMatchObject({ fault: 'TypeError', message: 'x is not a function', cause: { code: 'ECONNREFUSED' } })
    expect(line.stack?.[0]).toContain('log.test.ts')
  })

  it('keeps one event on one line, whatever is in it', () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line) => lines.push(line) })
    const path = '/mijn\r\n{"level":"error","event":"fault"}\u2028\u0000'
    log.info({ event: 'request', path }, 'said\nmore')
    expect(lines).toHaveLength(1)
    for (const mark of ['\r', '\n', '\u0000']) expect(lines[0]!.trimEnd()).not.toContain(mark)
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'info', event: 'request', path, msg: 'said\nmore' })
  })

  it('writes no value under a name that holds a secret or a person', () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line) => lines.push(line) })
    log.info(
      { password: 'geheim', person: { email: 'fatma@x.nl', name: 'Fatma' }, headers: { cookie: 'geheim' }, ms: 3 },
      'done',
    )
    expect(lines[0]).not.toMatch(/geheim|fatma/i)
    expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'info', ms: 3, msg: 'done' })
  })
})
