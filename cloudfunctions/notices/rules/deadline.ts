/** By when a notice should be taken further. Design defaults: A1 asks for the first possible moment and names no day. */

/** The town acknowledges within one working day. */
export const townWorkingDays = 1
/** The village answers within three working days of the forwarding. */
export const villageWorkingDays = 3
