// Ten questions, then what they come to; thoughts of harming oneself show whom to ring before anything else.
import { fireEvent, screen } from '@testing-library/react'
import { useBackend } from '../../../../test/client/backend'
import * as given from '../../../../test/client/diary-samples'
import { body, openPage, toasts, press } from '../../../../test/client/open-page'
import MoodPage from './index'

const backend = useBackend()
beforeEach(() => backend.on('mood.questions', given.questions).on('mood.mine', given.noChecks))

async function answerAll(word: string): Promise<void> {
  openPage(MoodPage)
  await screen.findByText('还有10题')
  for (const choice of screen.getAllByRole('radio', { name: word })) fireEvent.click(choice)
  await press('看结果')
}

test('a crisis: whom to ring, and that somebody will ring her', async () => {
  backend.on('mood.take', { score: 30, level: 'seek', crisis: true, called: true })
  await answerAll('经常')
  expect(backend.inputs('mood.take')).toEqual([{ answers: Array.from({ length: 10 }, () => 3) }])
  expect(await screen.findByText('您现在很难受,不用一个人扛')).toBeTruthy()
  expect(body()).toContain('12356')
  expect(body()).toContain('您的回答他看不到')
  expect(screen.queryByRole('button', { name: '请人联系我' })).toBeNull()
})

test('otherwise she decides whether somebody rings', async () => {
  backend.on('mood.take', { score: 11, level: 'watch', crisis: false, called: false }).on('mood.call', {})
  await answerAll('偶尔')
  expect(await screen.findByText('11分,有些低落')).toBeTruthy()
  await press('请人联系我')
  expect(toasts()).toEqual(['已请人联系您'])
  expect(await screen.findByText(/请留意电话/)).toBeTruthy()
})

test('earlier checks are hers to read, and whom to ring stands there before she answers', async () => {
  backend.on('mood.mine', {
    items: [{ takenAt: '2026-11-20T02:00:00.000Z', score: 4, level: 'calm' }],
    next: null,
  })
  openPage(MoodPage)
  expect(await screen.findByText('目前比较平稳')).toBeTruthy()
  expect(body()).toContain('全国统一心理援助热线')
  expect(screen.getByRole('button', { name: '还有10题' }).getAttribute('aria-disabled')).toBe('true')
})
