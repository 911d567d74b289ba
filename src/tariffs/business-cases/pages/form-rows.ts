/** Rows the form of a business case offers; more go through the API. */
export const formRows = { levels: 6, rampUp: 5, earlyStaff: 5 } as const
