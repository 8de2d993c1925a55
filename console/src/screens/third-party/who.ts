const SEE_ENGAGEMENTS: readonly string[] = ['third_party_evaluator', 'press_office_head', 'press_officer']

/** Whether a holder of these roles has engagements to look at: the office its own, an evaluator theirs (GB-46). */
export const seesEngagements = (roles: readonly string[]): boolean => roles.some((role) => SEE_ENGAGEMENTS.includes(role))
