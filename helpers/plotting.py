"""Pictures with a text description: film strips, a scrubber, curves, matrices, grids.

Every function takes `alt`, one or two sentences that say what there is to see, for readers who do
not see it, and returns an HTML displayable that carries it. Nothing moves by itself. Colours are
from Okabe and Ito (2008) and the map "viridis", which all common kinds of colour vision tell apart.
"""

import base64
import html
import io
import os
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path

import cv2
import matplotlib
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import HTML
from matplotlib.figure import Figure

COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
_STYLES = ("-", "--", "-.", ":")
plt.rcParams["axes.prop_cycle"] = plt.cycler(color=COLOURS)  # for the figures you draw yourself


def described(figure: Figure, alt: str) -> HTML:
    """`figure` as a picture with the text description `alt`; the figure is closed.

    Use it for every figure you draw yourself: `described(figure, "The loss falls, then stays.")`.
    Raises ValueError when `alt` is empty.
    """
    alt = _escaped(alt)
    buffer = io.BytesIO()
    # WebP keeps photographs small, so that a chapter opens fast.
    figure.savefig(
        buffer, format="webp", dpi=110, bbox_inches="tight", pil_kwargs={"quality": 85, "method": 6}
    )
    plt.close(figure)
    return HTML(
        f'<img alt="{alt}" style="max-width: 100%" '
        f'src="data:image/webp;base64,{base64.b64encode(buffer.getvalue()).decode()}">'
    )


def _escaped(alt: str) -> str:
    """`alt` fit for an HTML attribute; ValueError when it is empty."""
    if not alt.strip():
        raise ValueError("alt is empty: say in a sentence what there is to see")
    return html.escape(alt)


def _as_images(frames: Sequence[np.ndarray] | np.ndarray) -> np.ndarray:
    """Checks (N, H, W, 3), (N, H, W, 1) or (N, H, W) frames, uint8 or float in 0-1; gives uint8."""
    images = np.asarray(frames)
    if images.ndim == 3:
        images = images[..., None]
    if images.ndim != 4 or images.shape[-1] not in (1, 3):
        raise ValueError(
            f"expected frames of shape (N, H, W, 3), (N, H, W, 1) or (N, H, W), got {images.shape}"
        )
    if images.dtype == np.uint8:
        return images
    if not np.issubdtype(images.dtype, np.floating) and images.dtype != bool:
        raise ValueError(f"expected uint8 (0-255) or float (0-1) frames, got {images.dtype}")
    if len(images) and (np.nanmin(images) < 0 or np.nanmax(images) > 1):
        raise ValueError(
            f"float frames have to lie in 0-1, these go from {np.nanmin(images):.3g} to "
            f"{np.nanmax(images):.3g}: divide by 255, or use uint8"
        )
    return np.round(images.astype(np.float64) * 255).astype(np.uint8)


def image_grid(
    images: Sequence[np.ndarray] | np.ndarray,
    alt: str,
    titles: Sequence[object] | None = None,
    columns: int = 8,
    width: float = 10.0,
) -> HTML:
    """Images side by side, `columns` a row, each with its title below which it stands.

    `images`: (N, H, W, 3), (N, H, W, 1) or (N, H, W), uint8 or float in 0-1; N at least 1.
    `width` is in inches. Raises ValueError for other shapes or as many titles as not N.
    """
    pictures = _as_images(images)
    if len(pictures) == 0:
        raise ValueError("there are no images to draw")
    if titles is not None and len(titles) != len(pictures):
        raise ValueError(f"{len(pictures)} images but {len(titles)} titles")
    columns = min(columns, len(pictures))
    rows = -(-len(pictures) // columns)
    cell = width / columns
    height = rows * (
        cell * pictures.shape[1] / pictures.shape[2] + (0.05 if titles is None else 0.25)
    )
    figure, axes = plt.subplots(rows, columns, figsize=(width, height), squeeze=False)
    for axis in axes.flat:
        axis.axis("off")
    for i, (axis, picture) in enumerate(zip(axes.flat, pictures, strict=False)):
        grey = picture.shape[-1] == 1
        # Small frames are drawn pixel by pixel: smoothing would show what is not there.
        axis.imshow(
            picture[..., 0] if grey else picture,
            cmap="gray" if grey else None,
            vmin=0,
            vmax=255,
            interpolation="nearest" if picture.shape[1] <= 64 else "antialiased",
        )
        if titles is not None:
            axis.set_title(str(titles[i]), fontsize=9, pad=3)
    figure.tight_layout(pad=0.3)
    return described(figure, alt)


def filmstrip(
    clip: np.ndarray, alt: str, frames: int = 8, titles: Sequence[object] | None = None
) -> HTML:
    """Evenly spaced frames of a clip in one row, in the order of time, numbered.

    `clip`: (T, H, W, 3), (T, H, W, 1) or (T, H, W), uint8 or float in 0-1. With `titles`, one for
    each frame of the clip, those stand above the frames instead of the frame numbers.
    """
    chosen = np.linspace(0, len(clip) - 1, min(frames, len(clip))).round().astype(int)
    names = [titles[i] if titles is not None else f"frame {i}" for i in chosen]
    return image_grid(np.asarray(clip)[chosen], alt, names, columns=len(chosen))


def scrubber(clip: np.ndarray, alt: str, width: int = 320, label: str = "frame") -> HTML:
    """The clip behind a slider, moved with the mouse or the arrow keys; needs no running kernel.

    `clip`: (T, H, W, 3), (T, H, W, 1) or (T, H, W), uint8 or float in 0-1, T at least 1. `width` is
    in pixels on the page. Where scripts do not run, the first frame stays as a picture.
    """
    frames = _as_images(clip)
    if len(frames) == 0:
        raise ValueError("the clip has no frames")
    # Small frames without loss, since single pixels matter; photographs small.
    small = frames.shape[2] <= 64
    kind, options = (".png", []) if small else (".webp", [cv2.IMWRITE_WEBP_QUALITY, 75])
    encoded = [
        base64.b64encode(cv2.imencode(kind, frame[..., ::-1], options)[1].tobytes()).decode()
        for frame in frames
    ]
    uri = f"data:image/{kind[1:]};base64,"
    script = (
        "const box = this.closest('.scrubber');"
        f"box.querySelector('img').src = '{uri}' + box.dataset.frames.split(' ')[this.value];"
        "box.querySelector('output').textContent = this.value;"
    )
    return HTML(
        f'<div class="scrubber" data-frames="{" ".join(encoded)}">'
        f'<img alt="{_escaped(alt)}" width="{width}" src="{uri}{encoded[0]}" '
        f'style="max-width: 100%; display: block; {"image-rendering: pixelated" if small else ""}">'
        f"<label>{html.escape(label)} "
        f'<input type="range" min="0" max="{len(encoded) - 1}" value="0" oninput="{script}" '
        f'data-lm-suppress-shortcuts="true" '  # or JupyterLab takes the arrow keys for itself
        f'style="width: {max(width - 120, 120)}px; vertical-align: middle"> '
        f"<output>0</output> of 0 to {len(encoded) - 1}</label></div>"
    )


def player(path: str | os.PathLike, alt: str, width: int = 480) -> HTML:
    """A video file with the browser's own controls; it starts when you press play.

    `path`: a .webm file, as `helpers.video.write_video` makes it; it becomes part of the page, so
    keep it under a megabyte. Raises ValueError for another suffix, which a browser may not play.
    """
    if Path(path).suffix != ".webm":
        raise ValueError(f"{path}: browsers play .webm surely, others not: use write_video first")
    video = base64.b64encode(Path(path).read_bytes()).decode()
    return HTML(
        f'<video controls width="{width}" aria-label="{_escaped(alt)}" '
        f'style="max-width: 100%" src="data:video/webm;base64,{video}"></video>'
    )


def curves(
    history: Mapping[str, Sequence[float]], alt: str, xlabel: str = "epoch", ylabel: str = ""
) -> HTML:
    """Lines over epochs, one for each entry of `history` (as in Keras's `history.history`).

    Lines differ in colour and in dashes. Epochs count from 1.
    """
    figure, axis = plt.subplots(figsize=(6, 3.2))
    looks = zip(history.items(), cycle(COLOURS), cycle(_STYLES), strict=False)
    for (name, values), colour, style in looks:
        axis.plot(range(1, len(values) + 1), values, style, color=colour, label=name)
    axis.set(xlabel=xlabel, ylabel=ylabel)
    axis.xaxis.set_major_locator(matplotlib.ticker.MaxNLocator(integer=True))
    axis.grid(alpha=0.3)
    axis.legend()
    return described(figure, alt)


def confusion(matrix: np.ndarray, names: Sequence[object], alt: str) -> HTML:
    """A confusion matrix of counts, rows the truth and columns the answers, counts written in.

    `matrix`: (K, K), as `sklearn.metrics.confusion_matrix` gives it; `names`: the K classes.
    """
    matrix = np.asarray(matrix)
    if matrix.shape != (len(names), len(names)):
        raise ValueError(f"{len(names)} names for a matrix of shape {matrix.shape}")
    size = max(3.0, 0.55 * len(names) + 1.5)
    figure, axis = plt.subplots(figsize=(size, size))
    axis.imshow(matrix, cmap="viridis")
    ticks = [str(name) for name in names]
    axis.set_xticks(range(len(names)), ticks, rotation=45, ha="right")
    axis.set_yticks(range(len(names)), ticks)
    axis.set(xlabel="answer", ylabel="truth")
    middle = (matrix.max() + matrix.min()) / 2
    for row, column in np.ndindex(*matrix.shape):
        # viridis is dark for low and light for high counts
        colour = "white" if matrix[row, column] <= middle else "black"
        axis.text(column, row, f"{matrix[row, column]:g}", ha="center", va="center", color=colour)
    return described(figure, alt)
