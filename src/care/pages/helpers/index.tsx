// 亲友代办: who may book for her, and for whom she may book.
import { useQuery } from '@/api/use-query'
import { Loaded } from '@/components/loaded'
import { Page } from '@/components/page'
import { ForOthers } from './for-others'
import { MyHelpers } from './my-helpers'

export default function HelpersPage() {
  const read = useQuery('helpers.mine', {})
  return (
    <Page title='亲友代办'>
      <Loaded read={read} rows={4}>
        {({ mine, others }) => (
          <>
            <ForOthers others={others} onChanged={read.reload} />
            <MyHelpers mandates={mine} onChanged={read.reload} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
