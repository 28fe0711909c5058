// A QR code. Always dark on white with a quiet zone, in every theme: scanners need it.
import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import { encode } from 'uqr'
import { bitmapDataUrl } from './bitmap'
import './qr-code.scss'

export interface QrCodeProps {
  text: string
  /** What it is, for a screen reader, for instance 到院签到码. */
  label: string
  /** Width in px. */
  size?: number
  /** Covers it, with this word: 已使用, 已过期. */
  covered?: string
}

export function QrCode({ text, label, size = 220, covered }: QrCodeProps) {
  const source = useMemo(() => bitmapDataUrl(encode(text, { ecc: 'M', border: 2 }).data, 8), [text])
  const box = { width: `${size}px`, height: `${size}px` }
  return (
    <View className='yy-qr' style={box}>
      {covered === undefined ? (
        <Image className='yy-qr-image' style={box} src={source} mode='scaleToFill' ariaLabel={label} />
      ) : (
        <View className='yy-qr-cover'>{covered}</View>
      )}
    </View>
  )
}
