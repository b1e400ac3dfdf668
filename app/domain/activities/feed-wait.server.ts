import { requestLimit } from '#app/platform/request-limit.server.ts'
import { addressBlock } from '../identity/address-block.ts'

/** Calendars and readers ask once an hour; a library or a municipality has many behind one address. */
const asking = requestLimit(240, 60)
/** Making one takes longer than sending it: whoever asks for ever another choice waits. */
const making = requestLimit(30, 60)

/** Seconds to wait for who asks for feeds too often; 0 when it may go on. */
export const waitToFeed = (remoteAddress: string): Promise<number> => asking(addressBlock(remoteAddress))

/** The same for a feed that has to be made anew. */
export const waitToMakeFeed = (remoteAddress: string): Promise<number> => making(addressBlock(remoteAddress))
