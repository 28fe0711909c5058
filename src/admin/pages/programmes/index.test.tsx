// The programmes of the city: what holds, what comes, what is being written.
import { screen } from '@testing-library/react'
import { ServiceError } from '~types/errors'
import { useBackend } from '../../../../test/client/backend'
import { body, led, openPage, press } from '../../../../test/client/open-page'
import * as policy from '../../../../test/client/policy-samples'
import * as sample from '../../../../test/client/samples'
import ProgrammesPage from './index'

const backend = useBackend()
beforeEach(() =>
  backend.on('identity.me', sample.staff('manager')).on('policy.programmes', policy.programmes),
)

test('each programme shows the version in force, the next one, its places and what was spent', async () => {
  openPage(ProgrammesPage)
  const cells = (await screen.findAllByRole('cell')).map(cell => cell.textContent)
  expect(cells.join(' ')).toContain('第1版,2026年1月1日起')
  expect(cells.join(' ')).toContain('第2版,2027年1月1日起')
  expect(cells.join(' ')).toContain('300/1,200')
  expect(cells.join(' ')).toContain('18万元')
})

test('a programme opens its versions; a draft the form while it is written, and the rehearsal once it is submitted', async () => {
  backend.on('policy.programmes', {
    ...policy.programmes,
    drafts: [policy.draftLine, { ...policy.draftLine, draftId: '502', title: '另一份', state: 'submitted' }],
  })
  openPage(ProgrammesPage)
  await press(/^免费产前筛查\s*周敏/)
  await press(/^另一份/)
  await press(/第2版/)
  expect(led()).toEqual([
    '/admin/pages/draft/index?id=501',
    '/admin/pages/rehearsal/index?id=502',
    '/admin/pages/version/index?code=V_NIPT',
  ])
})

test('a new programme begins as a draft of its own', async () => {
  backend.on('policy.draft.start', { draftId: '503' })
  openPage(ProgrammesPage)
  await press('新建项目')
  expect(backend.inputs('policy.draft.start')).toEqual([{ programme: null }])
  expect(led()).toEqual(['/admin/pages/draft/index?id=503'])
})

test('a full catalogue says so, and an empty one what to do', async () => {
  backend
    .on('policy.programmes', { items: [], drafts: [] })
    .on('policy.draft.start', new ServiceError('QUOTA_PROGRAMMES'))
  openPage(ProgrammesPage)
  expect(await screen.findByText('还没有项目')).toBeTruthy()
  await press('新建项目')
  expect(body()).toContain('项目数量已达上限')
})

test('the manager of a town is told that it is not hers', async () => {
  backend.on('policy.programmes', new ServiceError('FORBIDDEN'))
  openPage(ProgrammesPage)
  expect(await screen.findByText('您没有办理此项的权限。')).toBeTruthy()
})
