export default definePageConfig({ navigationBarTitleText: '转介接收' })
