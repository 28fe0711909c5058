export default definePageConfig({ navigationBarTitleText: '婚检孕检一站式' })
