/** 860米, 1.2公里. @param distance metres */
export const distanceWords = (distance: number): string =>
  distance < 1000 ? `${Math.round(distance / 10) * 10}米` : `${(distance / 1000).toFixed(1)}公里`
