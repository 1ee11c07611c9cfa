import { Button } from 'antd'
import { Component } from 'react'
import type { ReactNode } from 'react'
import { useSpeech } from '../text/language.tsx'
import { EmptyState } from '../ui/states.tsx'
import { useWire } from '../wire/use-wire.tsx'
import type { Wire } from '../wire/wire.ts'

interface Props {
  readonly view: string
  readonly children: ReactNode
}

/** A surprise in one view stays in that view, is logged, and gives the person a number to quote. */
export function ErrorBoundary(props: Props) {
  const wire = useWire()
  return <Boundary {...props} wire={wire} />
}

class Boundary extends Component<Props & { wire: Wire }, { broken: boolean; traceId: string | null }> {
  override state = { broken: false, traceId: null }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(error: Error) {
    void this.#report(error)
  }

  async #report(error: Error): Promise<void> {
    const report = { message: error.message.slice(0, 4000), stack: (error.stack ?? '').slice(0, 20_000), view: this.props.view }
    try {
      const { traceId } = await this.props.wire.call('system.reportError', report)
      this.setState({ traceId })
    } catch {
      // Without the host there is no number; the page says the rest.
    }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return <Broken traceId={this.state.traceId} onRetry={() => this.setState({ broken: false, traceId: null })} />
  }
}

function Broken({ traceId, onRetry }: { traceId: string | null; onRetry: () => void }) {
  const say = useSpeech().words.shell.error
  return (
    <div role="alert">
      <EmptyState
        title={say.title}
        body={say.body}
        actions={
          <>
            {traceId !== null && <code>{say.trace(traceId)}</code>}
            <Button onClick={onRetry}>{say.retry}</Button>
          </>
        }
      />
    </div>
  )
}
