// What she may apply for and what became of it lead on; nothing yet says whom to ask.
import { screen } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import { led, openPage, press } from '../../../../test/client/open-page'
import * as given from '../../../../test/client/subsidy-samples'
import SubsidiesPage from './index'

const backend = useBackend()

test('an offer, an application and the public list lead on', async () => {
  backend.on('subsidies.mine', given.mine)
  openPage(SubsidiesPage)
  await press(/住院分娩补助/)
  await press(/孕产妇医疗救助.*请补充材料/)
  await press('补助公示')
  expect(led()).toEqual([
    '/care/pages/subsidy/index?programme=S_POOR_DELIVERY',
    '/care/pages/subsidy/index?id=901',
    '/care/pages/publicity/index',
  ])
})

test('nothing to apply for', async () => {
  backend.on('subsidies.mine', { offered: [], items: [] })
  openPage(SubsidiesPage)
  expect(await screen.findByText('目前没有可以申请的补助')).toBeTruthy()
})
