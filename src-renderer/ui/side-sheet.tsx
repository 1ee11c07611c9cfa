import { Drawer, type DrawerProps } from 'antd'
import { createContext, useContext } from 'react'

const InFront = createContext(true)

/** Says to what lies over a view whether that view is the one in front. */
export const InFrontProvider = InFront.Provider

/**
 * A sheet at the side of its view. It leaves the screen with its view, when a link in it or the address leads elsewhere,
 * and stands there as it was when one comes back.
 */
export function SideSheet({ open = true, ...rest }: DrawerProps) {
  const inFront = useContext(InFront)
  return <Drawer {...rest} open={open && inFront} />
}
