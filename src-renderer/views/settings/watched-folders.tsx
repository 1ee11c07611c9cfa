import { Button, Form, Input, Tag } from 'antd'
import { useSpeech } from '../../text/language.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Answered } from '../../ui/states.tsx'
import { useCommand } from '../../wire/use-command.ts'
import { useSteadyQuery } from '../../wire/use-query.ts'
import { useTopic, useWire } from '../../wire/use-wire.tsx'

export function WatchedFolders() {
  const { words } = useSpeech()
  const say = words.routines.watched
  const wire = useWire()
  const answer = useSteadyQuery('routines.list', {})
  useTopic('routines.changed', answer.refetch)
  const watch = useCommand('routines.watch')
  const [form] = Form.useForm<{ folder: string }>()
  const submit = async ({ folder }: { folder: string }) => {
    if (await watch.run({ folder })) form.resetFields()
  }
  return (
    <Section title={say.title}>
      <div className="block-body">
        <p className="muted settings-intro">{say.intro}</p>
        <Form<{ folder: string }>
          name="watched-folder"
          form={form}
          layout="inline"
          className="routine-add"
          onFinish={(fields) => void submit(fields)}
        >
          <Form.Item
            name="folder"
            rules={[{ required: true, whitespace: true, message: words.customers.form.missing(say.folder) }]}
          >
            <Input aria-label={say.folder} placeholder={words.routines.exports.folderHint} />
          </Form.Item>
          <Button htmlType="submit" loading={watch.busy}>
            {say.add}
          </Button>
        </Form>
        {watch.failure && <FailureNotice failure={watch.failure} />}
      </div>
      <Answered answer={answer}>
        {({ watched }) =>
          watched.length === 0 ? (
            <div className="block-body muted">{say.empty}</div>
          ) : (
            <table className="plain-table settings-table">
              <tbody>
                {watched.map(({ folder, exists }) => (
                  <tr key={folder}>
                    <td className="settings-path">
                      {folder} {!exists && <Tag color="warning">{say.gone}</Tag>}
                    </td>
                    <td className="num">
                      <Button size="small" type="text" onClick={() => void wire.call('routines.unwatch', { folder })}>
                        {say.stop}
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answered>
    </Section>
  )
}
