/** All but what XML 1.0 has a place for (§2.2): control characters and half a character are none, not even escaped. */
const impossible = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it may stand between tags and in an attribute between double quotes (XML 1.0 §2.4). */
export function xmlText(text: string): string {
  return text.replace(impossible, '').replace(/[&<>"]/g, (each) => named[each]!)
}
