# SPDX-License-Identifier: Apache-2.0
"""Draw the icon in every size: `python -m build_spec.draw_icons FOLDER`, with Qt as in the app."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from build_spec.identity import ICON_SIZES

ICON = Path(__file__).resolve().parent / "icon.svg"


def main(folder: Path) -> None:
    """Write one picture for each size, named by it."""
    application = QGuiApplication(["icons"])
    renderer = QSvgRenderer(str(ICON))
    folder.mkdir(parents=True, exist_ok=True)
    for size in ICON_SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        if not image.save(str(folder / f"{size}.png")):
            raise SystemExit(f"The icon of {size} could not be written.")
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
