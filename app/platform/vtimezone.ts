/** The one zone in which series are planned. */
export const amsterdamZone = 'Europe/Amsterdam'

const rules = `BEGIN:VTIMEZONE
TZID:${amsterdamZone}
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE`

/**
 * The rules of a zone for a calendar file (RFC 5545 §3.6.5), as they are since 1996: the clock changes at 01:00 UTC on
 * the last Sunday of March and October (Directive 2000/84/EC). null for any zone but Europe/Amsterdam.
 */
export function vtimezone(zone: string): string | null {
  return zone === amsterdamZone ? rules : null
}
