# Short names for commands that a person could type. The README has the plain commands.
PYTHON ?= python3
PY = .venv/bin/python
PUB = .venv-publish/bin
NBGRADER = PATH="$(CURDIR)/$(PUB):$$PATH" nbgrader
PUBTEST = $(PUB)/python -m pytest -c tests/publish/pytest.ini
NB ?=
BUILD = $(CURDIR)/build
LAB ?=

.PHONY: lab test unit-test nb-test lint format refresh results bench lock doctor site slides release grade classroom-test browser-test clean
.DEFAULT_GOAL := lab

# Trusting the stored notebooks lets their sliders and quizzes work before anything is run.
lab: .venv/ready
	@.venv/bin/jupyter trust notebooks/*.ipynb >/dev/null
	$(PY) -m jupyterlab $(LAB) notebooks/00_start_here.ipynb

test: lint unit-test nb-test

lint: .venv/ready
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

unit-test: .venv/ready
	$(PY) -m pytest tests -n 2 --dist loadfile

# Every notebook from top to bottom, each output compared with the stored one.
nb-test: .venv/ready
	$(PY) -m pytest notebooks --nbval --nbval-current-env --nbval-cell-timeout=300 \
	    --nbval-sanitize-with=tests/sanitize.cfg -n 2 --dist loadfile

format: .venv/ready
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# make refresh NB=01_concepts: run a chapter from top to bottom and store it clean.
refresh: .venv/ready
	$(PY) tests/refresh.py $(NB)

# The README's table of results, out of the stored chapters.
results: .venv/ready
	$(PY) tests/results.py

bench: .venv/ready
	$(PY) tests/benchmarks/bench_video.py
	$(PY) tests/benchmarks/bench_pipeline.py
	$(PY) tests/benchmarks/bench_motion.py

doctor: .venv/ready
	$(PY) -m helpers.doctor

# requirements.in -> requirements.txt, for every system and Python at once.
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header \
	    requirements.in -o requirements.txt
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-header \
	    publish/requirements.in -o publish/requirements.txt
	cd publish && npm install --package-lock-only --ignore-scripts

# --- what is made out of the stored chapters, in build/ ---

# The reading site: build/site/index.html. COURSE_REPOSITORY=owner/name adds launch buttons.
site: .venv-publish/ready
	$(PUB)/python publish/site/prepare.py $(BUILD)/site-source
	$(PUB)/sphinx-build -q -W --keep-going $(BUILD)/site-source $(BUILD)/site
	@echo "Open $(BUILD)/site/index.html"

# reveal.js slides of every chapter: build/slides/NN_name.html. Key S opens the speaker notes.
slides: .venv-publish/ready
	$(PUB)/python publish/slides/make.py $(BUILD)/slides

# Student notebooks without solutions: build/release/NN_name/NN_name.ipynb
release: .venv-publish/ready
	$(PUB)/python publish/classroom/course.py $(BUILD)/course/source $(NB)
	@cd publish/classroom && export COURSE_BUILD=$(BUILD) && \
	for chapter in $$(ls $(BUILD)/course/source); do \
	    $(NBGRADER) generate_assignment --force --log-level=WARN $$chapter || exit 1; done
	@ls $(BUILD)/release

# build/submitted/STUDENT/NN_name/NN_name.ipynb -> build/grades.csv and pages in build/feedback/.
# This runs the students' code. A chapter that fails is reported, and the others go on.
grade: .venv/ready .venv-publish/ready
	@ls -d $(BUILD)/submitted/*/*/ >/dev/null 2>&1 || { echo "Nothing is there to grade: put notebooks into $(BUILD)/submitted/STUDENT/NN_name/NN_name.ipynb"; exit 1; }
	$(PUB)/python publish/classroom/kernel.py $(CURDIR)/.venv/bin/python $(BUILD)/jupyter
	@cd publish/classroom && export COURSE_BUILD=$(BUILD) COURSE_GRADING=1 JUPYTER_PATH=$(BUILD)/jupyter PYTHONWARNINGS=ignore && \
	for chapter in $$(cd $(BUILD)/submitted && ls -d */*/ | cut -d/ -f2 | sort -u); do \
	    $(NBGRADER) autograde --force --log-level=ERROR $$chapter; \
	    $(NBGRADER) generate_feedback --force --log-level=ERROR $$chapter; done; \
	$(NBGRADER) export --log-level=WARN
	@mkdir -p $(BUILD)/feedback && cp publish/node_modules/mathjax/es5/tex-svg.js $(BUILD)/feedback/
	@echo "Grades: $(BUILD)/grades.csv. Pages for students: $(BUILD)/feedback/"

# A class hands in, and is graded.
classroom-test: .venv/ready .venv-publish/ready
	$(PUBTEST) tests/publish/test_classroom.py

# JupyterLab, the site and the slides in a headless Chromium; skipped where there is none.
browser-test: .venv/ready site slides
	$(PUBTEST) tests/publish/test_lab.py tests/publish/test_pages.py

.venv-publish/ready: publish/requirements.txt publish/package-lock.json
	@command -v npm >/dev/null || { echo "npm is missing. On Debian or Ubuntu: sudo apt-get install npm"; exit 1; }
	$(PYTHON) -m venv .venv-publish
	$(PUB)/pip install --quiet --disable-pip-version-check --require-hashes -r publish/requirements.txt
	cd publish && npm ci --no-audit --no-fund --ignore-scripts --silent
	@touch .venv-publish/ready

clean:
	rm -rf .venv .venv-publish publish/node_modules data/cache build

# One set-up for all: it runs when the lock changes, and never twice for the same lock.
.venv/ready: requirements.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python is missing. Install Python 3.11, 3.12 or 3.13, then run make again."; exit 1; }
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(None if (3, 11) <= v <= (3, 13) else "This course needs Python 3.11, 3.12 or 3.13, and %s is %d.%d. With another one installed, run: make lab PYTHON=python3.12" % (sys.executable, *v))'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python is here, but its venv module is not. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(PY) -m helpers.data || echo "Not all clips came. The chapters ask again when they need one."
	@touch .venv/ready
