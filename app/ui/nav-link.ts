/** A place in a menu: where it is, what it is called, whether it is the page one is on, how much waits there. */
export type NavLink = { href: string; label: string; current?: boolean; count?: number }
