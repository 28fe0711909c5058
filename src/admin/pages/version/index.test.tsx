// One version in words, its changes, its history, and the way to the next.
import { screen } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import { body, led, openPage, press } from '../../../../test/client/open-page'
import * as policy from '../../../../test/client/policy-samples'
import * as sample from '../../../../test/client/samples'
import VersionPage from './index'

const backend = useBackend()
beforeEach(() => backend.on('identity.me', sample.staff('manager')).on('policy.version', policy.version))

test('the version in force is read out, with what it changed and who stands behind each version', async () => {
  openPage(VersionPage, { params: { code: 'V_NIPT' } })
  expect(await screen.findByText('以下符合一项即可:')).toBeTruthy()
  expect(body()).toContain('现行,2026年1月1日起,至2026年12月31日')
  expect(body()).toContain('周敏编写,何平审核,2026年11月23日 周一 10:00发布')
  expect(body()).toContain('建库时的版本')
  expect(screen.getByRole('img', { name: '已用300,共1,200' })).toBeTruthy()
  expect(body()).toContain('−孕12周至孕20周')
  expect(backend.inputs('policy.version')).toEqual([{ programme: 'V_NIPT' }])
})

test('another version is opened from the history, and the next one is begun from here', async () => {
  backend.on('policy.draft.start', { draftId: '504' })
  openPage(VersionPage, { params: { code: 'V_NIPT', version: '1' } })
  await press(/^之后,第2版/)
  await press('起草下一版')
  expect(backend.inputs('policy.draft.start')).toEqual([{ programme: 'V_NIPT' }])
  expect(led()).toEqual([
    '/admin/pages/draft/index?id=504',
    '/admin/pages/version/index?code=V_NIPT&version=2',
  ])
})

test('an address without a programme says so and asks nothing', async () => {
  openPage(VersionPage, { params: { code: 'nonsense' } })
  expect(await screen.findByText('没有这个项目')).toBeTruthy()
  expect(backend.calls('policy.version')).toEqual([])
})
