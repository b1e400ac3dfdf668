import { useTranslation } from 'react-i18next'

type Point = { label: string; score: number }

const width = 260
const x = (at: number, count: number) => (count === 1 ? width / 2 : 24 + (at * (width - 48)) / (count - 1))
const y = (score: number) => 58 - (score - 1) * 5.2

/** Marks from 1 to 10 over time, oldest first: a line to see, a table to hear. Shows the last six. */
export function ScoreTrend({ title, points }: { title: string; points: readonly Point[] }) {
  const { t } = useTranslation('ui')
  const shown = points.slice(-6)
  const at = shown.map((point, index) => ({ ...point, x: x(index, shown.length), y: y(point.score) }))
  return (
    <figure className="trend">
      <svg viewBox={`0 0 ${width} 84`} aria-hidden="true" focusable="false">
        <path className="trend-grid" d={`M10 ${y(1)}H${width - 10}M10 ${y(10)}H${width - 10}`} />
        <polyline className="trend-line" points={at.map((point) => `${point.x},${point.y}`).join(' ')} />
        {at.map((point, index) => (
          <g key={index}>
            <circle className="trend-point" cx={point.x} cy={point.y} r={index === at.length - 1 ? 6 : 5} />
            <text className={index === at.length - 1 ? 'trend-last' : undefined} x={point.x} y={79}>
              {point.label}: {point.score}
            </text>
          </g>
        ))}
      </svg>
      <table className="hidden-visually">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('score.when')}</th>
            <th scope="col">{t('score.mark')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => (
            <tr key={index}>
              <th scope="row">{point.label}</th>
              <td>{point.score}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
