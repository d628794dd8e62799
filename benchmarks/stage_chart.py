"""A chart of speeds and of the shares of stages, as SVG, for `benchmarks/throughput.py`.

In: words a second by part, seconds by stage. Out: the text of an SVG file. The decision to
question: drawn by hand, since a library for charts would be there for this one picture.
"""

from collections.abc import Mapping

WIDTH = 640
LEFT = 110
BAR = 22
STEP = 32
SHADES = ("#1f4e79", "#2e75b6", "#9dc3e6", "#7f6000", "#bf9000", "#ffd966", "#a6a6a6")


def draw_chart(speeds: Mapping[str, float], stages: Mapping[str, float]) -> str:
    """Bars of words a second, and one bar of annotation cut by stage."""
    fastest = max(speeds.values())
    room = WIDTH - LEFT - 110
    rows: list[str] = []
    for number, (name, speed) in enumerate(speeds.items()):
        top = 10 + number * STEP
        width = room * speed / fastest
        rows += [
            _text(LEFT - 8, top + 16, name, "end"),
            f'<rect x="{LEFT}" y="{top}" width="{width:.0f}" height="{BAR}" fill="{SHADES[1]}"/>',
            _text(LEFT + width + 6, top + 16, f"{speed:,.0f} words/s", "start"),
        ]
    top = 30 + len(speeds) * STEP
    rows.append(_text(LEFT - 8, top + 16, "annotate", "end"))
    rows += _draw_stages(stages, top, WIDTH - LEFT - 20)
    height = top + BAR + 50
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="sans-serif" font-size="13">\n'
        + f'<rect width="{WIDTH}" height="{height}" fill="white"/>\n'
        + "\n".join(rows)
        + "\n</svg>\n"
    )


def _draw_stages(stages: Mapping[str, float], top: int, room: int) -> list[str]:
    whole = sum(stages.values())
    rows: list[str] = []
    left = float(LEFT)
    for number, (name, seconds) in enumerate(stages.items()):
        width = room * seconds / whole
        shade = SHADES[number % len(SHADES)]
        place = LEFT - 90 + number * 88
        rows += [
            f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{BAR}" fill="{shade}"/>',
            f'<rect x="{place}" y="{top + BAR + 16}" width="10" height="10" fill="{shade}"/>',
            _text(place + 14, top + BAR + 26, f"{name} {seconds / whole:.0%}", "start"),
        ]
        left += width
    return rows


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="{anchor}">{words}</text>'
