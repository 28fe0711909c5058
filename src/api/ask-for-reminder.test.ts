// The question that WeChat allows within a tap.
import { ServiceError } from '~types/errors'
import { useBackend } from '../../test/client/backend'
import Taro from '../../test/client/taro'
import { askForReminder } from './ask-for-reminder'

const backend = useBackend()
const templates = ['a', 'b', 'c', 'd'].map(key => ({ key, templateId: `id-${key}`, title: key, left: 0 }))

test('at most three are asked for, and only the accepted ones are counted', async () => {
  backend.on('reminders.granted', { templates: [] })
  Taro.requestSubscribeMessage.mockResolvedValueOnce({
    errMsg: 'ok',
    'id-a': 'accept',
    'id-b': 'reject',
    'id-c': 'ban',
  })
  await askForReminder(templates)
  expect(Taro.requestSubscribeMessage).toHaveBeenCalledWith(
    expect.objectContaining({ tmplIds: ['id-a', 'id-b', 'id-c'] }),
  )
  expect(backend.inputs('reminders.granted')).toEqual([{ accepted: ['a'] }])
})

test('a refusal, a closed prompt and a browser stay quiet', async () => {
  Taro.requestSubscribeMessage.mockResolvedValueOnce({ errMsg: 'ok', 'id-a': 'reject' })
  await askForReminder(templates.slice(0, 1))
  Taro.requestSubscribeMessage.mockRejectedValueOnce({ errMsg: 'requestSubscribeMessage:fail' })
  await askForReminder(templates)
  process.env.TARO_ENV = 'h5'
  await askForReminder(templates)
  expect(backend.calls('reminders.granted')).toEqual([])
})

test('without templates nobody is asked', async () => {
  await askForReminder([])
  expect(Taro.requestSubscribeMessage).not.toHaveBeenCalled()
})

test('a count that does not arrive never stands in the way', async () => {
  backend.on('reminders.granted', new ServiceError('SYSTEM_RETRY'))
  await expect(askForReminder(templates)).resolves.toBeUndefined()
})
