"""Sphinx settings of the reading site. `make site` copies the stored chapters beside this file."""

import os

project = "Deep learning for video analysis"
author = "the authors of the course"
html_title = project
html_short_title = "Deep learning for video"
language = "en"

# Where readers find this repository, as "owner/name" on GitHub. Empty: no launch buttons.
repository = os.environ.get("COURSE_REPOSITORY", "")

extensions = ["myst_nb"]
nb_execution_mode = "off"  # the chapters are stored as run
myst_enable_extensions = ["dollarmath", "amsmath", "colon_fence", "deflist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]  # chapters may begin a section below the level before it

html_theme = "sphinx_book_theme"
html_static_path = ["_static"]
html_extra_path = ["extra"]
html_css_files = ["course.css"]
html_js_files = [("course.js", {"priority": 900})]
html_context = {"default_mode": "auto"}
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {
    "show_toc_level": 2,
    "navigation_with_keys": True,
    "use_download_button": False,
    "use_fullscreen_button": True,
}
if repository:
    html_theme_options |= {
        "repository_url": f"https://github.com/{repository}",
        "repository_branch": "main",
        "path_to_docs": "notebooks",
        "launch_buttons": {
            "binderhub_url": "https://mybinder.org",
            "colab_url": "https://colab.research.google.com",
            "notebook_interface": "jupyterlab",
        },
    }

# All of it from this site: nothing is asked of another host while reading.
mathjax_path = "tex-svg.js"
nb_ipywidgets_js = {
    "require.js": {},
    "embed-amd.js": {"data-jupyter-widgets-cdn-only": "false"},
}
