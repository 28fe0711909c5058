// What a change does to the sessions that are open, and whom it touches.
import type { SessionEffect } from '~types/sessions'
import { Card } from './card'
import { Cell } from './cell'
import { longDate } from './date-words'
import { Notice } from './notice'

export function EffectView({ effect }: { effect: SessionEffect }) {
  const { opens, changes, closes, people, touched } = effect
  return (
    <>
      <Notice
        tone={people > 0 ? 'warn' : 'info'}
        title={`未来60天: 新开${opens}个时段,更改${changes}个,关闭${closes}个`}
      >
        {people > 0
          ? `有${people}人已预约将关闭的时段,会收到改期通知,并有电话联系。改期前位置为本人保留。`
          : '没有已预约的人受影响。'}
      </Notice>
      {touched.length > 0 && (
        <Card flush>
          {touched.map(({ service, name, day, starts, people: booked }) => (
            <Cell
              key={`${service} ${day} ${starts}`}
              title={`${longDate(day)} ${starts}`}
              note={name}
              value={`${booked}人`}
            />
          ))}
        </Card>
      )}
    </>
  )
}
