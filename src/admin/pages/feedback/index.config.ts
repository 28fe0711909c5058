export default definePageConfig({ navigationBarTitleText: '反馈与策略' })
