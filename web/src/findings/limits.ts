/** Limits that figures are held against. All are settings: the documents give no number for any of them. */
export const serviceShareLimit = 0.95

export const rateLimits = { response: 0.98, resolution: 0.9, satisfaction: 0.95 } as const
