import { contextBridge } from 'electron'
import { openBridge } from './bridge/open-bridge.ts'

contextBridge.exposeInMainWorld('jingwei', openBridge())
