import { Badge, Button, Input, Select } from 'antd'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { tiers } from '../../../src-preload/contract/_words/tiers.ts'
import type { Tier } from '../../../src-preload/contract/_words/tiers.ts'
import type { PromiseLight } from '../../../src-preload/contract/_words/clauses.ts'
import { useSpeech } from '../../text/language.tsx'
import { BellOutlined, HistoryOutlined, PlusOutlined, ProfileOutlined, SearchOutlined, WarningOutlined } from '../../ui/icons.tsx'
import { useDesk, type ViewProps } from '../../ui/places.tsx'
import { Answered, EmptyState } from '../../ui/states.tsx'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { alertsOf } from '../alerts/index.ts'
import { BoardTable } from './board-table.tsx'
import { ClausesDialog } from './clauses-dialog.tsx'
import { clauseWords } from './clock-words.ts'
import { FeedButton } from './feed-button.tsx'
import { PromisePanel } from './promise-panel.tsx'
import { RebaseDialog } from './rebase-dialog.tsx'
import { RequestDialog } from './request-dialog.tsx'
import { promiseRules, useUnreadBreaches } from './use-unread-breaches.ts'
import { useResuming } from './use-resuming.ts'
import { useServerClock } from './use-server-clock.ts'
import { WhatIfDialog } from './what-if-dialog.tsx'
import './services.css'
import './customer-clauses.css'
import './lights.css'

interface Filters {
  tier?: Tier
  region?: string
  ownerId?: number
  clause?: string
  light?: PromiseLight
}

const rowsAtOnce = 5000
/** The next year's arrangement is announced in November: from October on it may matter. */
const calendarNotice = 92 * 86_400_000

/** 服务契约看板: customers × clauses, worst first, clocks running. */
export function BoardView({ active, params }: ViewProps) {
  const { words, format } = useSpeech()
  const say = words.services
  const [filters, setFilters] = useState<Filters>({})
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<number | null>(params['promise'] === undefined ? null : Number(params['promise']))
  const [asking, setAsking] = useState<{ id: number; name: string; tier: Tier | null } | null>(null)
  const [over, setOver] = useState<'request' | 'clauses' | 'rebase' | null>(null)
  const typed = useDeferredValue(search.trim())
  const input = useMemo(() => ({ ...filters, ...(typed ? { search: typed } : {}), limit: rowsAtOnce }), [filters, typed])
  const answer = useSteadyQuery('services.board', input)
  const unseen = useUnreadBreaches()
  const older = useSteadyQuery('services.previewRebase', { limit: 1 }).data?.total ?? 0
  const desk = useDesk()
  const now = useServerClock(answer.data?.asOf)
  useResuming(answer, now)
  const filtered = typed !== '' || Object.values(filters).some((value) => value !== undefined)
  const set = (part: Filters) => setFilters((before) => ({ ...before, ...part }))
  const clear = () => {
    setFilters({})
    setSearch('')
  }
  const close = useCallback(() => setOpen(null), [])
  const board = answer.data
  return (
    <section className="desk service-desk" aria-label={say.title}>
      <div className="service-bar">
        <h1>{say.title}</h1>
        <span className="muted service-shown">
          {board && say.shown(format.count(board.rows.length), format.count(board.total))}
          {board && ` · ${say.asOf(format.dateTime(board.asOf))}`}
        </span>
        <div className="service-tools">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOver('request')}>
            {say.newRequest}
          </Button>
          <Badge count={unseen} size="small" overflowCount={999}>
            <Button icon={<BellOutlined />} onClick={() => desk.open(alertsOf(promiseRules))}>
              {say.notices}
            </Button>
          </Badge>
          <Button icon={<ProfileOutlined />} onClick={() => setOver('clauses')}>
            {say.clausesTitle}
          </Button>
          <FeedButton />
        </div>
      </div>
      <div className="service-bar service-filters">
        <Input
          className="service-search"
          allowClear
          prefix={<SearchOutlined />}
          placeholder={say.search}
          aria-label={say.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Select
          aria-label={words.fields.tier}
          value={filters.tier ?? ''}
          options={[{ value: '', label: say.allTiers }, ...tiers.map((tier) => ({ value: tier, label: tier }))]}
          onChange={(tier) => set({ tier: tier === '' ? undefined : tier } as Filters)}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={words.fields.region}
          value={filters.region ?? ''}
          options={[
            { value: '', label: say.allRegions },
            ...(board?.regions ?? []).map((region) => ({ value: region, label: region })),
          ]}
          onChange={(region) => set({ region: region === '' ? undefined : region } as Filters)}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={words.fields.owner}
          showSearch={{ optionFilterProp: 'label' }}
          value={filters.ownerId ?? 0}
          options={[
            { value: 0, label: say.allOwners },
            ...(board?.owners ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(ownerId) => set({ ownerId: ownerId === 0 ? undefined : ownerId } as Filters)}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label={say.clauseName}
          value={filters.clause ?? ''}
          options={[
            { value: '', label: say.allClauses },
            ...(board?.clauses ?? []).map(({ key, terms }) => ({ value: key, label: clauseWords(words, key, terms.name) })),
          ]}
          onChange={(clause) => set({ clause: clause === '' ? undefined : clause } as Filters)}
          popupMatchSelectWidth={false}
        />
      </div>
      <div className="service-lights" role="group" aria-label={say.tableLabel}>
        {(board?.lights ?? []).map(({ light, count }) => (
          <button
            key={light}
            type="button"
            className={`bare light-chip light-${light}`}
            aria-pressed={filters.light === light}
            onClick={() => set({ light: filters.light === light ? undefined : light } as Filters)}
          >
            <span className="light-dot" aria-hidden />
            {say.lights[light]} <strong>{format.count(count)}</strong>
          </button>
        ))}
        {older > 0 && (
          <button type="button" className="bare light-chip service-warn" onClick={() => setOver('rebase')}>
            <HistoryOutlined /> {say.olderCount(format.count(older))}
          </button>
        )}
        {board?.calendarTo && Date.parse(board.calendarTo) - Date.parse(board.asOf) < calendarNotice && (
          <span className="service-warn">
            <WarningOutlined /> {say.provisionalCalendar(board.calendarTo)}
          </span>
        )}
      </div>
      <div className="service-body">
        <Answered answer={answer} rows={12}>
          {(data) =>
            data.rows.length === 0 ? (
              <EmptyState
                title={filtered ? say.noMatch : say.emptyTitle}
                body={filtered ? '' : say.emptyBody}
                actions={filtered && <Button onClick={clear}>{say.clearFilters}</Button>}
              />
            ) : (
              <BoardTable
                rows={data.rows}
                clauses={data.clauses}
                now={now}
                asOf={Date.parse(data.asOf)}
                active={active}
                selected={open}
                onOpen={setOpen}
                onWhatIf={setAsking}
              />
            )
          }
        </Answered>
        {open !== null && <PromisePanel id={open} now={now} active={active} onClose={close} />}
      </div>
      {asking && <WhatIfDialog customer={asking} onClose={() => setAsking(null)} />}
      {over === 'request' && <RequestDialog onClose={() => setOver(null)} />}
      {over === 'rebase' && <RebaseDialog onClose={() => setOver(null)} />}
      {over === 'clauses' && <ClausesDialog onClose={() => setOver(null)} />}
    </section>
  )
}
