import { createContext, useContext } from 'react'

/** What a report is begun with, where it is called for from something. */
export interface ReportAbout {
  readonly customer?: { readonly id: number; readonly name: string }
  readonly deal?: { readonly id: number; readonly name: string }
  /** After it was logged: what asked for it is answered. */
  readonly onLogged?: () => void
}

export type OpenReport = (about?: ReportAbout) => void

export const ReportContext = createContext<OpenReport>(() => {})

/** Opens the structured report (rule B1) over whatever is in front. */
export const useReport = (): OpenReport => useContext(ReportContext)
