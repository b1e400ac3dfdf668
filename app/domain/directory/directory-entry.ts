/** PUB-2: after half a year an entry has to be checked, after a year nobody sees it. */
export const staleAfterDays = 180
export const hiddenAfterDays = 365
