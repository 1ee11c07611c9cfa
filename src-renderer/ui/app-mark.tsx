export function AppMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="6" fill="#0958d9" />
      <path d="M11 5v22M21 5v22M5 11h22M5 21h22" stroke="#fff" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  )
}
