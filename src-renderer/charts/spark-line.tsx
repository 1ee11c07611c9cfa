/** A line through a few values, as vectors: crisp on paper. The last one is marked. */
export function SparkLine({
  values,
  label,
  width = 140,
  height = 30,
}: {
  values: readonly number[]
  label: string
  width?: number
  height?: number
}) {
  if (values.length < 2) return null
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = high - low || 1
  const points = values.map(
    (value, index) =>
      [4 + (index * (width - 8)) / (values.length - 1), height - 4 - ((value - low) / room) * (height - 8)] as const,
  )
  const last = points.at(-1)
  return (
    <svg className="spark-line" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <polyline
        points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--accent-text)"
        strokeWidth="1.6"
      />
      {last && <circle cx={last[0]} cy={last[1]} r="2.8" fill="var(--accent-text)" />}
    </svg>
  )
}
