# SPDX-License-Identifier: Apache-2.0
"""One of several views at a time, as high as that one needs; a QStackedWidget takes the highest."""

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Steps(QWidget):
    """Shows one of its views."""

    def __init__(self) -> None:
        super().__init__()
        self._views: list[QWidget] = []
        self._current = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def current(self) -> QWidget:
        """The view that is shown."""
        return self._views[self._current]

    @property
    def index(self) -> int:
        """The place of the view that is shown."""
        return self._current

    def __len__(self) -> int:
        return len(self._views)

    def add(self, view: QWidget) -> None:
        """Add a view; the first one is shown."""
        # First into its place: shown without a parent it would be a window for a moment.
        self._column.addWidget(view)
        view.setVisible(not self._views)
        self._views.append(view)

    def show_view(self, view: QWidget) -> None:
        """Show this view and no other."""
        self._current = self._views.index(view)
        for other in self._views:
            other.setVisible(other is view)

    def drop(self, view: QWidget) -> None:
        """Take a view out and delete it; the first one is shown."""
        self._views.remove(view)
        self._column.removeWidget(view)
        view.hide()
        view.deleteLater()
        self.show_view(self._views[0])
