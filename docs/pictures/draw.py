#!/usr/bin/env python3
"""Draws the pictures of the README from a real run of the demo in a real terminal.

    docs/pictures/draw.py [COMMAND ...]

Without a command it plays `signalbox demo`, as built by `dotnet build src/Protocol.Server`. It needs tmux, and writes
demo.svg (the story) and demo-summary.svg (what was proved) beside itself.
"""

import html
import pathlib
import re
import subprocess
import sys
import time

COLUMNS, ROWS = 100, 30
CELL_WIDTH, LINE_HEIGHT, FONT_SIZE, MARGIN, BAR = 8.4, 18, 14, 16, 34
PATIENCE_SECONDS = 300
END = "the picture is over"
HERE = pathlib.Path(__file__).resolve().parent
BUILT = HERE.parent.parent / "artifacts/bin/Protocol.Server/debug/Protocol.Server"

GROUND, BAR_GROUND, TEXT = "#11151c", "#1c222d", "#d8dee9"
PALETTE = [
    "#4c566a", "#f07178", "#9ccc65", "#ffcb6b", "#6ea8fe", "#d98af0", "#56d4dd", "#d8dee9",
    "#7b8496", "#ff6b74", "#a6e06a", "#ffd580", "#6ea8fe", "#e48cff", "#5fe3ec", "#ffffff",
]


def tmux(*words):
    return subprocess.run(["tmux", "-L", "signalbox-picture", *words], check=True, capture_output=True, text=True).stdout


def record(command):
    """Runs a command in a terminal, and returns what it shows at its end, with the escape codes of its colours."""
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in command)
    shell = f"{quoted}; echo '{END}'; sleep {PATIENCE_SECONDS}"
    tmux("new-session", "-d", "-x", str(COLUMNS), "-y", str(ROWS), "-s", "picture", shell)
    try:
        for _ in range(PATIENCE_SECONDS):
            time.sleep(1)
            if END in tmux("capture-pane", "-p", "-t", "picture"):
                shown = tmux("capture-pane", "-e", "-p", "-S", "-", "-t", "picture")
                return shown[: shown.index(END)].rstrip("\n").split("\n")
        raise SystemExit("The command did not come to its end.")
    finally:
        tmux("kill-session", "-t", "picture")


def colour(codes, text):
    """The colour that an SGR sequence leaves, beginning with another one."""
    bold, fill = text
    queue = [int(code or 0) for code in codes.split(";")]
    while queue:
        code = queue.pop(0)
        if code == 0:
            bold, fill = False, TEXT
        elif code == 1:
            bold = True
        elif code == 22:
            bold = False
        elif 30 <= code <= 37:
            fill = PALETTE[code - 30]
        elif 90 <= code <= 97:
            fill = PALETTE[code - 82]
        elif code == 39:
            fill = TEXT
        elif code == 38 and queue.pop(0) == 5:
            fill = indexed(queue.pop(0))
        elif code == 38:
            fill = "#%02x%02x%02x" % (queue.pop(0), queue.pop(0), queue.pop(0))
    return bold, fill


def indexed(number):
    if number < 16:
        return PALETTE[number]
    if number >= 232:
        return "#" + 3 * ("%02x" % (8 + 10 * (number - 232)))
    number -= 16
    return "#%02x%02x%02x" % tuple(0 if part == 0 else 55 + 40 * part for part in (number // 36, number // 6 % 6, number % 6))


def runs(lines):
    """Each line as runs of equal look: column, text, bold, fill."""
    look = (False, TEXT)
    for line in lines:
        drawn, column = [], 0
        for part in re.split(r"(\x1b\[[0-9;]*m|\x0e|\x0f)", line):
            if part.startswith("\x1b["):
                look = colour(part[2:-1], look)
            elif part not in ("", "\x0e", "\x0f"):
                if part.strip():
                    drawn.append((column, part, *look))
                column += len(part)
        yield drawn


def draw(lines, title, file):
    width = round(COLUMNS * CELL_WIDTH + 2 * MARGIN)
    height = len(lines) * LINE_HEIGHT + BAR + 2 * MARGIN
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{title}">',
        f'<rect width="{width}" height="{height}" rx="8" fill="{GROUND}"/>',
        f'<path d="M0 {BAR}V8a8 8 0 0 1 8-8h{width - 16}a8 8 0 0 1 8 8v{BAR - 8}z" fill="{BAR_GROUND}"/>',
        *(f'<circle cx="{20 + 20 * n}" cy="17" r="6" fill="{PALETTE[c]}"/>' for n, c in enumerate((1, 3, 2))),
        '<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace" '
        f'font-size="{FONT_SIZE}" xml:space="preserve">',
        f'<text x="{width / 2:g}" y="22" text-anchor="middle" fill="{PALETTE[8]}">{html.escape(title)}</text>',
    ]
    for row, drawn in enumerate(runs(lines)):
        y = BAR + MARGIN + row * LINE_HEIGHT + FONT_SIZE - 1
        for column, text, bold, fill in drawn:
            weight = ' font-weight="bold"' if bold else ""
            out.append(
                f'<text x="{MARGIN + column * CELL_WIDTH:g}" y="{y}" textLength="{len(text) * CELL_WIDTH:g}" '
                f'lengthAdjust="spacingAndGlyphs" fill="{fill}"{weight}>{html.escape(text)}</text>')
    out += ["</g>", "</svg>", ""]
    file.write_text("\n".join(out), encoding="utf-8")


def main():
    lines = record(sys.argv[1:] or [str(BUILT), "demo"])
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines]
    proved = next(number for number, line in enumerate(plain) if "What was proved" in line)
    draw([line for line in lines[:proved] if line.strip()], "signalbox demo", HERE / "demo.svg")
    draw(lines[proved:], "signalbox demo: what was proved", HERE / "demo-summary.svg")


main()
