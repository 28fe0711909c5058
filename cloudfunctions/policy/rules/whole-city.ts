/** A policy holds for the whole city, so only somebody who works for the whole city may make or see one. */

const bare = (code: string): string => code.replace(/^(\d{2,4}?)(00)+$/, '$1')

/** Does one division contain the other? @param region of the caller, 6 to 12 digits @param city the code that must lie in it */
export const worksForCity = (region: string, city: string): boolean => bare(city).startsWith(bare(region))
