/** Which posts give which commands (register 3.1). */
export const OFFICE = ['press_officer', 'press_office_head'] as const
export const HEAD = ['press_office_head'] as const
/** People of a unit that presents or owes an answer. */
export const UNIT = ['spokesperson', 'first_spokesperson', 'unit_head', 'online_spokesperson', 'press_assistant'] as const
