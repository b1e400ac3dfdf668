type Props = { size: number; path: string; label: string }

/** A QR code as a picture that needs no script: black squares on white, also on a dark page. */
export function QrCode({ size, path, label }: Props) {
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
