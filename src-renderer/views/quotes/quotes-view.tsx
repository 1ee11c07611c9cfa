import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useSpeech } from '../../text/language.tsx'
import { PlusOutlined } from '../../ui/icons.tsx'
import { Page } from '../../ui/page.tsx'
import { useDesk } from '../../ui/places.tsx'
import { CheckDialog } from './check-dialog.tsx'
import { ClauseLibrary } from './clauses/clause-library.tsx'
import { newQuotePlace, quoteVersionsPlace } from './places.ts'
import { QuoteMeasures } from './quote-measures.tsx'
import { QuoteTable } from './quote-table.tsx'
import { WaitingTable } from './waiting-table.tsx'
import './quotes.css'

const tabs = ['waiting', 'all', 'measures', 'clauses'] as const

export function QuotesView() {
  const { words } = useSpeech()
  const say = words.quotes
  const desk = useDesk()
  const [tab, setTab] = useState<(typeof tabs)[number]>('all')
  const [search, setSearch] = useState('')
  const [checking, setChecking] = useState(false)
  return (
    <Page
      wide
      title={say.title}
      note={<Segmented value={tab} options={tabs.map((value) => ({ value, label: say.tabs[value] }))} onChange={setTab} />}
      actions={
        <>
          {tab === 'all' && (
            <Input.Search
              allowClear
              className="quote-search"
              placeholder={say.search}
              aria-label={say.search}
              onChange={({ target }) => setSearch(target.value)}
            />
          )}
          <Button onClick={() => desk.open(quoteVersionsPlace)}>{words.quoteVersions.title}</Button>
          <Button onClick={() => setChecking(true)}>{say.check.title}</Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => desk.open(newQuotePlace)}>
            {say.newQuote}
          </Button>
        </>
      }
    >
      {tab === 'waiting' && <WaitingTable />}
      {tab === 'all' && <QuoteTable search={search} />}
      {tab === 'measures' && <QuoteMeasures />}
      {tab === 'clauses' && <ClauseLibrary />}
      {checking && <CheckDialog onClose={() => setChecking(false)} />}
    </Page>
  )
}
