// A written answer to take along, and a way to object to it.
import Taro from '@tarojs/taro'
import type { PersonId, ProgrammeCode } from '~types/schema'
import { Card } from '@/components/card'
import { Cell } from '@/components/cell'

export function Say({ programme, child }: { programme: ProgrammeCode; child: PersonId | null }) {
  const to = (page: string) =>
    void Taro.navigateTo({
      url: `/pages/${page}/index?code=${programme}${child === null ? '' : `&child=${child}`}`,
    })
  return (
    <Card flush>
      <Cell
        icon='print'
        title='一次性告知单'
        note='全部原因、全部材料和联系电话,可打印带走'
        onPress={() => to('notice')}
      />
      <Cell
        icon='shield'
        title='对结果有异议'
        note='由主管人员在规定工作日内答复'
        onPress={() => to('appeal')}
      />
    </Card>
  )
}
