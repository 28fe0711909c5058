// Samples: an electronic voucher with its rotating code.
import { useState } from 'react'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { CodeText } from '@/components/code-text'
import { Countdown } from '@/components/countdown'
import { QrCode } from '@/components/qr-code'
import { Section } from '@/components/section'
import { Stack } from '@/components/stack'
import { Tag } from '@/components/tag'

const CODES = ['YL26K7Q4M9X2', 'YL26P3T8N5H7'] as const

export function VoucherSamples() {
  const [turn, setTurn] = useState(0)
  const code = CODES[turn % CODES.length] ?? CODES[0]
  return (
    <Section title='电子券'>
      <Card>
        <Stack spread='center'>
          <QrCode text={`yyt:${code}`} label='核销码,请向工作人员出示' size={200} />
          <CodeText code={code} />
          <Countdown key={turn} period={30} left={30} onEnd={() => setTurn(turn + 1)} />
        </Stack>
      </Card>
      <Card flush>
        <Cell
          icon='ticket'
          title='孕前优生健康检查券'
          note='夫妻共用一次'
          value={<Tag tone='ok'>可使用</Tag>}
        />
        <Cell icon='clock' title='有效期至' value='2027年3月31日 周三' />
        <Cell icon='place' title='可用机构' value='8家' onPress={() => setTurn(turn + 1)} />
      </Card>
    </Section>
  )
}
