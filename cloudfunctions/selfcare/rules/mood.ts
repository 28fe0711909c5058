/** What ten answers of the EPDS say (cut-offs: 孕产妇心理健康管理专家共识 2019: from 13 on see somebody; any thought of harming oneself at once). */

export type MoodLevel = 'calm' | 'watch' | 'seek'

export interface Mood {
  /** 0 to 30. */
  readonly score: number
  readonly level: MoodLevel
  /** Thoughts of harming herself, whatever the score. */
  readonly crisis: boolean
}

/** @param points ten of 0 to 3, in the order of the questions */
export function moodOf(points: readonly number[]): Mood {
  const score = points.reduce((sum, one) => sum + one, 0)
  const crisis = (points[9] ?? 0) > 0
  return { score, level: crisis || score >= 13 ? 'seek' : score >= 10 ? 'watch' : 'calm', crisis }
}
