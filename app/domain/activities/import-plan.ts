import { isOver, type ImportItem } from './import-item.ts'

/** An entry that became an activity, as it was taken over last. */
export interface KnownItem {
  readonly key: string
  readonly sourceId: string
  /** Whether the calendar that it came from is still read. */
  readonly isRead: boolean
  readonly activityId: string
  readonly taken: ImportItem
  readonly isGone: boolean
}

export interface ImportPlan {
  readonly fresh: readonly ImportItem[]
  readonly changed: readonly { readonly known: KnownItem; readonly item: ImportItem }[]
  readonly gone: readonly KnownItem[]
  readonly same: readonly { readonly known: KnownItem; readonly item: ImportItem }[]
  /** Of another calendar of the organiser, that is still read: it has them already. */
  readonly elsewhere: readonly ImportItem[]
  /** What is over and stands there no more: nothing can follow it. */
  readonly over: readonly KnownItem[]
  /** So much is gone at once that somebody has to say that it is right. */
  readonly isSuspect: boolean
}

/** The parts of an item that follow its calendar, each as a whole. */
export const itemParts = {
  title: ['title'],
  what: ['what'],
  place: ['locationName', 'street'],
  times: ['firstDate', 'startsAt', 'endsAt', 'rule', 'lastDate'],
  changes: ['changes'],
  off: ['isCancelled'],
} as const satisfies Readonly<Record<string, readonly (keyof ImportItem)[]>>
export type ItemPart = keyof typeof itemParts

/** Which parts differ between what was taken over and what stands there now. */
export function changedParts(before: ImportItem, after: ImportItem): ItemPart[] {
  const differs = (name: keyof ImportItem) => JSON.stringify(before[name]) !== JSON.stringify(after[name])
  return (Object.keys(itemParts) as ItemPart[]).filter((part) => itemParts[part].some(differs))
}

/** Fewer than this at a time is daily life. */
const fewGone = 2

/**
 * What a calendar brings, against what was taken from it before (by the name of each event, so that none comes twice). What
 * is over is neither gone nor new. When over half of what is still to come is gone, and at least three, it is suspect: a
 * calendar that was emptied by mistake takes nothing away by itself.
 * @param today ISO.
 * @param fits what is wanted of what is new: another choice takes nothing away of what came before.
 */
export function planImport(
  items: readonly ImportItem[],
  known: readonly KnownItem[],
  {
    sourceId,
    today,
    fits,
  }: { readonly sourceId: string; readonly today: string; readonly fits: (item: ImportItem) => boolean },
): ImportPlan {
  const byKey = new Map(known.map((each) => [each.key, each]))
  const keys = new Set(items.map(({ key }) => key))
  const plan = { fresh: [] as ImportItem[], elsewhere: [] as ImportItem[] }
  const met: { known: KnownItem; item: ImportItem }[] = []
  for (const item of items) {
    const before = byKey.get(item.key)
    if (!before) {
      if (!item.isCancelled && !isOver(item, today) && fits(item)) plan.fresh.push(item)
    } else if (before.sourceId !== sourceId && before.isRead) plan.elsewhere.push(item)
    else met.push({ known: before, item })
  }
  const own = known.filter((each) => each.sourceId === sourceId)
  const coming = own.filter((each) => !each.isGone && !isOver(each.taken, today))
  const gone = coming.filter(({ key }) => !keys.has(key))
  const isNew = ({ known: before, item }: (typeof met)[number]) =>
    before.isGone || changedParts(before.taken, item).length > 0
  return {
    ...plan,
    changed: met.filter(isNew),
    same: met.filter((each) => !isNew(each)),
    gone,
    over: own.filter(({ key, taken }) => !keys.has(key) && isOver(taken, today)),
    isSuspect: gone.length > fewGone && gone.length * 2 > coming.length,
  }
}
