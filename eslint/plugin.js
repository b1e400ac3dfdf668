import { addressesRule } from './addresses.js'
import { doorsRule } from './doors.js'
import { namesRule } from './names.js'
import { roomsRule } from './rooms.js'

/** The rules of this house; each message names what to use instead. */
export const house = {
  meta: { name: 'drieluik', version: '1.0.0' },
  rules: { rooms: roomsRule, doors: doorsRule, addresses: addressesRule, names: namesRule },
}
