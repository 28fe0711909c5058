export default definePageConfig({ navigationBarTitleText: '执业许可' })
