/** The tabs of the team inbox: nobody has it, I have it, a colleague has it or it waits for the resident, it is done. */
export const inboxTabs = ['new', 'mine', 'waiting', 'done'] as const
export type InboxTab = (typeof inboxTabs)[number]

/** How a tab is called in an address. */
export const inboxTabSlugs: Readonly<Record<InboxTab, string>> = {
  new: 'nieuw',
  mine: 'van-mij',
  waiting: 'wacht',
  done: 'klaar',
}

/** The tab of a query value; the first one for anything else. */
export function readInboxTab(value: string | null): InboxTab {
  return inboxTabs.find((tab) => inboxTabSlugs[tab] === value) ?? 'new'
}

/** How many questions are in each tab. */
export type InboxCounts = Readonly<Record<InboxTab, number>>
