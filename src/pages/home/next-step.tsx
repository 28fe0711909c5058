// The one thing that comes next: the appointment if there is one, else the present stage of the pregnancy.
import Taro from '@tarojs/taro'
import type { Appointment } from '~types/booking'
import type { Pregnancy, StageRow } from '~types/pregnancy'
import { useQuery } from '@/api/use-query'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'
import { DateMark } from '@/components/date-mark'
import { longDate, nearDate } from '@/components/date-words'
import { Numeral } from '@/components/numeral'
import { Section } from '@/components/section'

function NextAppointment({ appointment }: { appointment: Appointment }) {
  const { day, starts, serviceName, institution, institutionId, appointmentId } = appointment
  return (
    <Section title='下一次预约'>
      <Card flush>
        <Cell
          leading={<DateMark date={day} />}
          title={serviceName}
          note={`${starts} · ${institution}`}
          onPress={() =>
            void Taro.navigateTo({
              url: `/pages/appointment/index?institution=${institutionId}&id=${appointmentId}`,
            })
          }
        />
      </Card>
    </Section>
  )
}

interface StageProps {
  pregnancy: Pregnancy
  stages: readonly StageRow[]
  today: string
}

function PresentStage({ pregnancy, stages, today }: StageProps) {
  const now = stages.filter(stage => stage.state === 'now')
  const next = stages.find(stage => stage.state === 'next')
  const shown = now[0] ?? next
  if (pregnancy.gaDays === null) return null
  return (
    <Section
      title='孕期'
      more={{ text: '全部安排', onPress: () => void Taro.switchTab({ url: '/pages/journey/index' }) }}
    >
      <Card tone='tint'>
        <Numeral
          label='今天'
          value={Math.floor(pregnancy.gaDays / 7)}
          unit='周'
          {...(pregnancy.gaDays % 7 ? { rest: `+${pregnancy.gaDays % 7}天` } : {})}
        />
      </Card>
      {shown && (
        <Card flush>
          <Cell
            icon='calendar'
            title={shown.title}
            note={
              shown.state === 'now'
                ? `请在${longDate(shown.closesOn)}前完成`
                : `${nearDate(shown.opensOn, today)}起可办理`
            }
            {...(now.length > 1 ? { value: `另有${now.length - 1}项` } : {})}
            onPress={() => void Taro.switchTab({ url: '/pages/journey/index' })}
          />
        </Card>
      )}
    </Section>
  )
}

export function NextStep() {
  const bookings = useQuery('booking.mine', {}, { keep: true })
  const timeline = useQuery('pregnancy.timeline', {}, { keep: true })
  const appointment = bookings.data?.items.find(item => item.state === 'booked')
  const pregnancy = timeline.data?.pregnancy
  return (
    <>
      {appointment && <NextAppointment appointment={appointment} />}
      {pregnancy?.state === 'ongoing' && timeline.data && (
        <PresentStage pregnancy={pregnancy} stages={timeline.data.stages} today={timeline.data.today} />
      )}
    </>
  )
}
