/** A figure with the ends of its interval, where it has one. */
export interface Bar {
  label: string;
  value: number;
  low?: number;
  high?: number;
}

const INK = "#1b1b1b";
const COLOURS = [
  ...["#154273", "#b3541e", "#39870c", "#8a1f7a", "#767676", "#00818a"],
  ...["#c0a000", "#d6456b", "#6a5acd", "#5c3a21"],
];
const STYLE = `font-family="system-ui, sans-serif" font-size="13" fill="${INK}"`;
const WIDTH = 720;

/** Horizontal bars from 0 to `most`. */
export function drawBars(title: string, bars: readonly Bar[], most: number): string {
  const [left, row, top] = [300, 30, 44];
  const scale = (value: number) => left + (value / most) * (WIDTH - left - 70);
  const lines = bars.flatMap(({ label, value, low, high }, index) => {
    const y = top + index * row;
    const [x, end] = [scale(0), scale(value)];
    const interval =
      low === undefined || high === undefined
        ? []
        : [
            `<path d="M${scale(low).toFixed(1)} ${y + 10}H${scale(high).toFixed(1)}" stroke="${INK}" stroke-width="2"/>`,
          ];
    return [
      `<text x="${left - 8}" y="${y + 15}" text-anchor="end">${escapeXml(label)}</text>`,
      `<rect x="${x}" y="${y}" width="${(end - x).toFixed(1)}" height="20" fill="${index === 0 ? COLOURS[0] : COLOURS[4]}"/>`,
      ...interval,
      `<text x="${(scale(high ?? value) + 6).toFixed(1)}" y="${y + 15}">${value.toFixed(2)}</text>`,
    ];
  });
  return wrap(title, top + bars.length * row + 10, lines);
}

/** A line through points. */
export interface Line {
  label: string;
  points: readonly { x: number; y: number }[];
}

/** What is along the axes. */
export interface Axes {
  x: string;
  y: string;
  /** Where the y axis ends that begins at 0; without it, it is logarithmic, as the x axis always is. */
  most?: number;
}

/** Lines over the same x values. */
export function drawLines(title: string, axes: Axes, lines: readonly Line[]): string {
  const [left, right, top, bottom] = [70, WIDTH - 320, 64, 320];
  const points = lines.flatMap((line) => line.points);
  const xs = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
  const [first, last] = [Math.log10(xs[0] ?? 1), Math.log10(xs.at(-1) ?? 10)];
  const atX = (x: number) => left + ((Math.log10(x) - first) / (last - first)) * (right - left);
  const { shareOf, ticks } = scaleOf(
    points.map(({ y }) => y),
    axes.most,
  );
  const atY = (y: number) => bottom - shareOf(y) * (bottom - top);
  return wrap(title, bottom + 50, [
    ...ticks.flatMap((tick) => [
      `<path d="M${left} ${atY(tick).toFixed(1)}H${right}" stroke="#d0d0d0"/>`,
      `<text x="${left - 8}" y="${(atY(tick) + 4).toFixed(1)}" text-anchor="end">${tick}</text>`,
    ]),
    ...xs.map(
      (x) => `<text x="${atX(x).toFixed(1)}" y="${bottom + 20}" text-anchor="middle">${x}</text>`,
    ),
    `<text x="${(left + right) / 2}" y="${bottom + 40}" text-anchor="middle">${escapeXml(axes.x)}</text>`,
    `<text x="${left}" y="${top - 8}">${escapeXml(axes.y)}</text>`,
    ...lines.flatMap(({ label, points: own }, index) => {
      const colour = COLOURS[index % COLOURS.length];
      const path = own.map(({ x, y }) => `${atX(x).toFixed(1)} ${atY(y).toFixed(1)}`).join("L");
      const y = top + 20 + index * 22;
      return [
        `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2.5"/>`,
        `<path d="M${right + 12} ${y - 4}h16" stroke="${colour}" stroke-width="2.5"/>`,
        `<text x="${right + 34}" y="${y}">${escapeXml(label)}</text>`,
      ];
    }),
  ]);
}

/** Where values stand on an axis, from 0 to 1, and the values that are written beside it. */
function scaleOf(
  values: readonly number[],
  most?: number,
): { shareOf(value: number): number; ticks: number[] } {
  if (most !== undefined) {
    const quarters = Array.from({ length: 5 }, (_, index) => (index / 4) * most);
    return { shareOf: (value) => value / most, ticks: quarters };
  }
  const logs = values.map((value) => Math.log10(value));
  const [low, high] = [Math.floor(Math.min(...logs)), Math.ceil(Math.max(...logs))];
  return {
    shareOf: (value) => (Math.log10(value) - low) / (high - low),
    ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)),
  };
}

function wrap(title: string, height: number, lines: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(title)}" ${STYLE}>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="16" y="24" font-weight="bold">${escapeXml(title)}</text>`,
    ...lines,
    "</svg>",
    "",
  ].join("\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
