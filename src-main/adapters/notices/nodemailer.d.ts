/** The part of nodemailer that is used; it ships no types of its own. */
declare module 'nodemailer' {
  interface MailOptions {
    readonly host: string
    readonly port: number
    readonly secure: boolean
    readonly requireTLS?: boolean
    readonly ignoreTLS?: boolean
    readonly auth?: { readonly user: string; readonly pass: string }
    readonly connectionTimeout: number
    readonly greetingTimeout: number
    readonly socketTimeout: number
    readonly disableFileAccess: true
    readonly disableUrlAccess: true
    readonly tls?: { readonly minVersion: 'TLSv1.2' }
  }
  interface Letter {
    readonly from: string
    readonly to: readonly string[]
    readonly subject: string
    readonly text: string
    readonly messageId: string
    readonly headers: Readonly<Record<string, string>>
  }
  interface Transporter {
    sendMail(letter: Letter): Promise<{ readonly response: string; readonly rejected: readonly unknown[] }>
    close(): void
  }
  export function createTransport(options: MailOptions): Transporter
}
