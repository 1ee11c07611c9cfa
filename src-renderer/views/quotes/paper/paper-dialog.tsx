import { Alert, App, Button, Modal, Segmented, Select } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { paperLanguages, type PaperLanguage } from '../../../../src-preload/contract/papers.ts'
import { useSpeech } from '../../../text/language.tsx'
import { useTellFailure } from '../../../ui/failure-notice.tsx'
import { sha256Of } from '../../../ui/file-digest.ts'
import { offerFile } from '../../../ui/offer-file.ts'
import { PlaceLink } from '../../../ui/places.tsx'
import { LoadingState } from '../../../ui/states.tsx'
import { saveHeldFile } from '../../../wire/held-files.ts'
import { startJob } from '../../../wire/jobs.ts'
import { useSteadyQuery } from '../../../wire/use-query.ts'
import { useWire } from '../../../wire/use-wire.tsx'
import { letterheadPlace } from '../../settings/index.ts'
import type { Quote } from '../quote-view.tsx'
import { makePaper, type MadePaper } from './make-paper.ts'
import './paper.css'

/** The pages of a version as they will leave the house: seen first, then saved, printed or taken as a workbook. */
export function PaperDialog({ data, onClose }: { data: Quote; onClose: () => void }) {
  const { words, language: spoken } = useSpeech()
  const say = words.quotes.paper
  const wire = useWire()
  const { message } = App.useApp()
  const tellFailure = useTellFailure()
  const [language, setLanguage] = useState<PaperLanguage>(spoken === 'en' ? 'en' : 'zh')
  const [versionId, setVersionId] = useState(data.inForceVersionId ?? data.latestVersionId)
  const [busy, setBusy] = useState<'pdf' | 'workbook' | null>(null)
  const sheet = useSteadyQuery('papers.sheet', { versionId, language }).data
  const [made, setMade] = useState<{ of: typeof sheet; paper: MadePaper } | null>(null)
  useEffect(() => {
    if (!sheet) return
    let live = true
    makePaper(sheet, language === 'en' ? 'en' : 'zh-CN').then((paper) => live && setMade({ of: sheet, paper }), tellFailure)
    return () => {
      live = false
    }
  }, [sheet, language, tellFailure])
  const paper = made && made.of === sheet ? made.paper : null
  const pictures = useMemo(
    () => (paper?.pages ?? []).map(({ jpeg }) => URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' }))),
    [paper],
  )
  useEffect(() => () => pictures.forEach((address) => URL.revokeObjectURL(address)), [pictures])

  const run = (what: 'pdf' | 'workbook', work: () => Promise<unknown>) => {
    setBusy(what)
    void work()
      .catch(tellFailure)
      .finally(() => setBusy(null))
  }
  const savePdf = async () => {
    if (!paper) return
    const pdf = paper.pdf()
    // Known before it leaves: a file that nobody noted would be called altered when it comes back.
    await wire.call('papers.issue', { versionId, language, sha256: await sha256Of(pdf), bytes: pdf.length })
    offerFile(`${paper.name}.pdf`, new Blob([pdf], { type: 'application/pdf' }))
    void message.success(say.saved(`${paper.name}.pdf`))
  }
  const saveWorkbook = async () => {
    const job = await startJob(wire, 'papers.workbook', { versionId, english: language === 'en' })
    const file = await job.done
    if (await saveHeldFile(wire, file)) void message.success(say.savedPlain(file.name))
  }
  const house = language === 'en' ? sheet?.letterhead.en : sheet?.letterhead.zh
  return (
    <Modal open width={860} title={say.title} footer={null} onCancel={onClose} className="paper-dialog">
      <div className="paper-tools">
        <Segmented
          aria-label={say.language}
          value={language}
          options={paperLanguages.map((value) => ({ value, label: say.languages[value] }))}
          onChange={setLanguage}
        />
        <Select
          className="paper-version"
          aria-label={say.version}
          value={versionId}
          options={data.versions.toReversed().map(({ id, number }) => ({
            value: id,
            label: id === data.inForceVersionId ? `${number} · ${say.inForceMark}` : number,
          }))}
          onChange={setVersionId}
        />
        <span className="paper-gap" />
        <Button loading={busy === 'workbook'} onClick={() => run('workbook', saveWorkbook)}>
          {say.workbook}
        </Button>
        <Button disabled={!paper} onClick={() => window.print()}>
          {say.print}
        </Button>
        <Button type="primary" disabled={!paper} loading={busy === 'pdf'} onClick={() => run('pdf', savePdf)}>
          {say.savePdf}
        </Button>
      </div>
      {house?.name === '' && (
        <Alert
          type="info"
          showIcon
          className="paper-hint"
          title={say.noLetterhead}
          action={<PlaceLink to={letterheadPlace}>{say.toSettings}</PlaceLink>}
        />
      )}
      <div className="paper-pages" aria-busy={!paper} tabIndex={0} role="region" aria-label={say.title}>
        {paper ? (
          pictures.map((address, at) => <img key={address} src={address} alt={say.pageAlt(String(at + 1))} />)
        ) : (
          <LoadingState rows={10} />
        )}
      </div>
      {paper &&
        createPortal(
          <div className="paper-print" aria-hidden>
            {pictures.map((address) => (
              <img key={address} src={address} alt="" />
            ))}
          </div>,
          document.body,
        )}
    </Modal>
  )
}
