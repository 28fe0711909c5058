// The responsive unit of mini-programs: a screen is 750 rpx wide, so 7.5 rpx are 1 vw.

export const rpxToVw = (css: string): string =>
  css.replace(/(-?\d*\.?\d+)rpx\b/g, (_, value: string) => `${Number((Number(value) / 7.5).toFixed(5))}vw`)
