// The runtime on the hand-written fixture, in jsdom.
import path from 'node:path'
import { bootInJsdom } from './boot'
import { describeFixture, fixtureCloud } from './behaviour'

const dist = path.join(__dirname, 'fixture')

describeFixture(() => bootInJsdom({ dist, cloud: fixtureCloud }))
