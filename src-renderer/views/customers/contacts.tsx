import { Button, Tag, Tooltip } from 'antd'
import { DeleteOutlined, EditOutlined, PlusOutlined } from '../../ui/icons.tsx'
import { useState } from 'react'
import type { Contact } from '../../../src-preload/contract/customers.ts'
import { useSpeech } from '../../text/language.tsx'
import { useTellFailure } from '../../ui/failure-notice.tsx'
import { useWire } from '../../wire/use-wire.tsx'
import { ContactForm } from './contact-form.tsx'

export function Contacts({ customerId, contacts }: { customerId: number; contacts: readonly Contact[] }) {
  const { words } = useSpeech()
  const say = words.customers.panel
  const wire = useWire()
  const tellFailure = useTellFailure()
  const [editing, setEditing] = useState<Contact | 'new' | null>(null)
  return (
    <div className="contacts">
      {contacts.length === 0 && editing === null && <p className="muted">{say.noContacts}</p>}
      {contacts.map((contact) =>
        editing !== 'new' && editing?.id === contact.id ? (
          <ContactForm key={contact.id} customerId={customerId} contact={contact} onDone={() => setEditing(null)} />
        ) : (
          <div key={contact.id} className="contact">
            <div className="contact-main">
              <strong>{contact.name}</strong>
              {contact.title !== null && <span className="muted">{contact.title}</span>}
              {contact.decisionRole !== null && (
                <Tooltip title={contact.roleInferred ? say.inferredHint : undefined}>
                  <Tag>
                    {words.customers.roles[contact.decisionRole]}
                    {contact.roleInferred && <span className="muted"> {say.inferred}</span>}
                  </Tag>
                </Tooltip>
              )}
            </div>
            <div className="contact-ways">
              {[contact.phone, contact.email]
                .filter((way) => way !== null)
                .map((way) => (
                  <span key={way}>{way}</span>
                ))}
            </div>
            <div className="contact-actions">
              <Button
                type="text"
                size="small"
                aria-label={`${words.generic.edit} ${contact.name}`}
                icon={<EditOutlined />}
                onClick={() => setEditing(contact)}
              />
              <Button
                type="text"
                size="small"
                aria-label={`${words.generic.remove} ${contact.name}`}
                icon={<DeleteOutlined />}
                onClick={() => void wire.call('customers.removeContact', { id: contact.id }).catch(tellFailure)}
              />
            </div>
          </div>
        ),
      )}
      {editing === 'new' ? (
        <ContactForm customerId={customerId} contact={null} onDone={() => setEditing(null)} />
      ) : (
        <Button size="small" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {say.addContact}
        </Button>
      )}
    </div>
  )
}
