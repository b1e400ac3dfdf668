/**
 * Put first in a form in which each button means something else: Enter in a field then sends nothing, because the form's
 * default button is disabled (HTML §4.10.21.2).
 */
export function NoEnter() {
  return <button type="submit" disabled hidden />
}
