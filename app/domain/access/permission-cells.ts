import type { Action, Cell, Opening } from './permissions.ts'

/** What the cells of the matrix are made of: the letters of the table, and through what a cell opens. */

export const C: Action = 'create'
export const R: Action = 'read'
export const U: Action = 'update'
export const D: Action = 'delete'
export const X: Action = 'execute'
export const M: Action = 'readMetadata'
export const cell = (actions: readonly Action[], ...by: Opening[]): Cell => ({ actions, by })
export const own = (...actions: Action[]): Cell => cell([...actions, M], 'own')
export const scoped = (...actions: Action[]): Cell => cell([...actions, M], 'mandate')
export const taking = (...actions: Action[]): Cell => cell([...actions, M], 'participation')
export const allowed = (...actions: Action[]): Cell => cell([...actions, M], 'permission')
export const byRole = (...actions: Action[]): Cell => cell([...actions, M], 'role')
export const care = (...actions: Action[]): Cell => cell([...actions, M], 'careRelationship')
