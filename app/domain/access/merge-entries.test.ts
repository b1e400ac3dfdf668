import { expect, test } from 'vitest'
import type { LogEntry } from './log-entry.ts'
import { mergeEntries } from './merge-entries.ts'

const look = (residentId: string, more: Partial<LogEntry> = {}, detail?: string): LogEntry => ({
  ...{ action: 'R', outcome: 'success', checks: 'TTFF', resource: 'thread' },
  objects: [{ residentId, ...(detail ? { detail } : {}) }],
  ...more,
})

test('the same question twice in one request is one entry', () => {
  expect(mergeEntries([look('fatma'), look('fatma')])).toEqual([look('fatma')])
})

test('two parts of one resource are one entry with two parts', () => {
  const [entry, ...rest] = mergeEntries([look('fatma', {}, 'a'), look('fatma', {}, 'b'), look('danuta')])
  expect(rest).toEqual([])
  expect(entry!.objects).toEqual([
    { residentId: 'fatma', detail: 'a' },
    { residentId: 'fatma', detail: 'b' },
    { residentId: 'danuta' },
  ])
})

test('another answer, action, resource, search or kind of event is an entry of its own', () => {
  const others: Partial<LogEntry>[] = [
    { outcome: 'refused' },
    { checks: 'TTTF' },
    { action: 'U' },
    { resource: 'contact' },
    { query: 'x' },
    { event: 'export' },
  ]
  expect(mergeEntries([look('fatma'), ...others.map((more) => look('fatma', more))])).toHaveLength(others.length + 1)
})
