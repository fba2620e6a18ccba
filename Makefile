# SPDX-License-Identifier: EUPL-1.2
#
# `make` alone installs what is missing, builds the program and builds the site into public/.
# `make help` shows what else there is.
#
#   CC=clang                       another compiler, into build/clang
#   SANITIZE=address,undefined     with sanitizers, into build/asan (thread: build/tsan)
#   BUILD=DIR                      into a folder of your choice
#   WERROR=1                       warnings are errors
#   V=1                            show every command
#   PREFIX=/usr DESTDIR=/tmp/x     where to install

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules
ifeq ($(MAKELEVEL),0)
ifeq ($(filter -j%,$(MAKEFLAGS))$(findstring jobserver,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 2)
endif
endif

PREFIX = /usr/local
DESTDIR =
SANITIZE =
WERROR =
V =
VERSION := $(file < VERSION)

ifeq ($(origin CC),default)
CC := gcc
endif

# ---- A folder for each way of building, so that they never mix ----

ifneq ($(origin BUILD),command line)
ifneq ($(findstring fuzzer,$(SANITIZE)),)
BUILD := build/fuzz
else ifneq ($(findstring address,$(SANITIZE)),)
BUILD := build/asan
else ifneq ($(findstring thread,$(SANITIZE)),)
BUILD := build/tsan
else ifneq ($(SANITIZE),)
BUILD := build/sanitize
else ifneq ($(findstring clang,$(notdir $(CC))),)
BUILD := build/clang
else
BUILD := build
endif
endif

# ---- Flags ----

WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
	-Wwrite-strings -Wundef -Wvla
ifneq ($(SANITIZE),)
CFLAGS = -O1 -g
HARDEN := -fno-omit-frame-pointer -fsanitize=$(SANITIZE) -fno-sanitize-recover=all
HARDEN_LINK := -fsanitize=$(SANITIZE)
else
CFLAGS = -O3 -g
HARDEN := -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
HARDEN_LINK := -pie -Wl,-z,relro,-z,now
endif
# SOURCES is a hash of all of them, for site.c alone: a site that another program made is made again.
DEFINES = -D_GNU_SOURCE -DKAARTENBAK_VERSION='"$(VERSION)"' \
	-DKAARTENBAK_DATADIR='"$(PREFIX)/share/kaartenbak"'

# libstemmer is not known to pkg-config, which may have to be installed first: ask it when a recipe needs the answer, and only once.
LIBRARIES := yaml-0.1 libcmark libgit2 libmicrohttpd libdeflate libcrypto
LIBRARY_CFLAGS = $(eval LIBRARY_CFLAGS := $$(shell pkg-config --cflags $(LIBRARIES) libxxhash))$(LIBRARY_CFLAGS)
LIBRARY_LIBS = $(eval LIBRARY_LIBS := $$(shell pkg-config --libs $(LIBRARIES)) -lstemmer)$(LIBRARY_LIBS)

COMPILE_FLAGS = -std=c17 $(DEFINES) -Isrc -I$(BUILD)/texts -include src/base/banned.h -pthread $(CFLAGS) \
	$(WARNINGS) $(HARDEN) $(CPPFLAGS)
COMPILE = $(CC) $(COMPILE_FLAGS) $(if $(WERROR),-Werror) $(INCLUDE_TESTS) $(LIBRARY_CFLAGS) -MMD -MP
LINK = $(CC) -pthread $(CFLAGS) $(HARDEN_LINK) $(LDFLAGS)

# ---- Files ----

# say WORD, COMMAND: the command itself with V=1, else one line that says what it makes.
say = @$(if $(V),,printf '  %-5s %s\n' '$(1)' '$@';) $(if $(V),set -x;) $(2)

objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))

LIBRARY := $(BUILD)/libkaartenbak.a
PROGRAM := $(BUILD)/kaartenbak

COMMAND_SOURCES := src/main.c $(wildcard src/cmd/*.c)
LIBRARY_SOURCES := $(filter-out $(COMMAND_SOURCES),$(wildcard src/*.c src/*/*.c))
ALL_SOURCES := $(sort $(wildcard src/*.[ch] src/*/*.[ch]))
UNIT_SOURCES := $(wildcard tests/unit/test_*.c)
# What the unit tests share: every other file beside them.
UNIT_SHARED := $(filter-out $(UNIT_SOURCES),$(wildcard tests/unit/*.c))
FUZZ_SOURCES := $(wildcard tests/fuzz/fuzz_*.c)
RUNNER_SOURCES := $(wildcard tests/template/run.c tests/rules/run.c tests/hints/run.c tests/mustache/spec.c)
BENCH_SOURCES := $(wildcard tests/bench/*.c)

LIBRARY_OBJECTS := $(call objects,$(LIBRARY_SOURCES))
COMMAND_OBJECTS := $(call objects,$(COMMAND_SOURCES))
UNIT_OBJECTS := $(call objects,$(UNIT_SHARED))
UNIT_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(UNIT_SOURCES))
RUNNER_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(RUNNER_SOURCES))
BENCH_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(BENCH_SOURCES))
FUZZ_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(FUZZ_SOURCES))
TEST_OBJECTS := $(call objects,$(UNIT_SOURCES) $(UNIT_SHARED) $(RUNNER_SOURCES) $(FUZZ_SOURCES) \
	$(BENCH_SOURCES))

SETUP_BUILD := build/.setup-build
SETUP_TEST := build/.setup-test

# ---- The menu ----

.PHONY: all site zip program library test check schema bench lint fuzz golden manual format shots lighthouse \
	install clean help
.PHONY: setup-test test-programs unit-programs fuzz-programs force

all: site ## install what is missing, build the program and the site (the default)

site: program ## build the site from content/ into public/
	$(PROGRAM) build

program: $(PROGRAM) ## build the program: build/kaartenbak

zip: site ## put the site into build/kaartenbak-site.zip, to be opened without a server
	@scripts/setup zip
	scripts/zip public build/kaartenbak-site.zip

library: $(LIBRARY)

test: $(SETUP_TEST) ## install what the tests need and run them all; T="unit lint" runs some
	@tests/run $(T)

check: program ## check the content, without building
	$(PROGRAM) check

schema: program ## write the schemas that editors check cards by, into .vscode/
	@for collection in $(patsubst content/%/_collectie.yaml,%,$(wildcard content/*/_collectie.yaml)) paginas; do \
		$(PROGRAM) schema $$collection >.vscode/kaartenbak-$$collection.schema.json || exit; \
	done

bench: program $(BENCH_PROGRAMS) ## measure speed and memory beside cp -r
	@scripts/bench $(PROGRAM)

lint: $(SETUP_BUILD) ## check the rules of the source: includes, style, licences
	@scripts/lint

fuzz: $(SETUP_TEST) ## feed the parsers broken input, FUZZ_SECONDS=60 each
	@FUZZ_SEED=$(or $(FUZZ_SEED),0) FUZZ_SECONDS=$(or $(FUZZ_SECONDS),60) tests/run fuzz

golden: program ## accept the present output as the expected output, showing the difference
	@KAARTENBAK=$(abspath $(PROGRAM)) tests/golden/run.sh --update
	@KAARTENBAK=$(abspath $(PROGRAM)) tests/diagnostics/run.sh --update

manual: program ## write the manual pages anew from --help and doc/manual/
	@scripts/manual en $(PROGRAM) > doc/kaartenbak.1.new && mv doc/kaartenbak.1.new doc/kaartenbak.1
	@scripts/manual nl $(PROGRAM) > doc/kaartenbak.nl.1.new && mv doc/kaartenbak.nl.1.new doc/kaartenbak.nl.1

format: ## put the source in its layout with clang-format
	clang-format -i $(wildcard src/*.[ch] src/*/*.[ch] tests/*/*.[ch])

shots: program $(SETUP_TEST) ## make pictures of every kind of page in build/shots/
	@tests/browser/run.sh shots

lighthouse: program $(SETUP_TEST) ## measure home, list, card and measurement with Lighthouse: 100 each
	@KAARTENBAK=$(abspath $(PROGRAM)) tests/lighthouse/run.sh

install: program ## install program, themes and man pages; PREFIX=/usr/local DESTDIR=
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/kaartenbak'
	install -m 755 $(PROGRAM) '$(DESTDIR)$(PREFIX)/bin/kaartenbak'
	find themes -type f -exec install -D -m 644 {} '$(DESTDIR)$(PREFIX)/share/kaartenbak/{}' \;
	install -D -m 644 doc/kaartenbak.1 '$(DESTDIR)$(PREFIX)/share/man/man1/kaartenbak.1'
	install -D -m 644 doc/kaartenbak.nl.1 '$(DESTDIR)$(PREFIX)/share/man/nl/man1/kaartenbak.1'

clean: ## remove what was built (build/), but not public/
	rm -rf build

help: ## show this menu
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

# ---- Setting up: only when the list of needs has changed ----

$(SETUP_BUILD): scripts/setup
	@mkdir -p $(@D)
	@scripts/setup build
	@touch $@

$(SETUP_TEST): scripts/setup package-lock.json $(SETUP_BUILD)
	@mkdir -p $(@D)
	@scripts/setup test
	@touch $@

setup-test: $(SETUP_TEST)

# ---- Compiling ----

# Written anew only when the text differs, so that what depends on it is made anew only then.
define remember
@mkdir -p $(@D)
@printf '%s\n' $(1) | cmp -s - $@ || printf '%s\n' $(1) > $@
endef

quote = '$(subst ','\'',$(1))'

$(BUILD)/.flags: force
	$(call remember,$(call quote,$(CC) $(COMPILE_FLAGS)))

$(BUILD)/.members: force
	$(call remember,$(call quote,$(LIBRARY_OBJECTS)))

$(BUILD)/.commands: force
	$(call remember,$(call quote,$(COMMAND_OBJECTS)))

$(BUILD)/obj/%.o: %.c Makefile $(BUILD)/.flags | $(SETUP_BUILD)
	@mkdir -p $(@D)
	$(call say,CC,$(COMPILE) -c -o $@ $<)

$(BUILD)/obj/src/site.o: private CPPFLAGS += \
	-DKAARTENBAK_SOURCES='"$(shell cat $(ALL_SOURCES) | sha256sum | cut -c 1-16)"'
$(BUILD)/obj/src/site.o: $(ALL_SOURCES)

# A text that the program has in it, as a string literal: src/serve/live.js becomes serve/live.js.h.
$(BUILD)/texts/%.h: src/% Makefile
	@mkdir -p $(@D)
	$(call say,TEXT,sed -e 's/[\\"]/\\&/g' -e 's/.*/"&\\n"/' $< > $@)

$(BUILD)/obj/src/serve/live.o: $(BUILD)/texts/serve/live.js.h $(BUILD)/texts/serve/live.css.h

$(LIBRARY): $(LIBRARY_OBJECTS) $(BUILD)/.members
	@rm -f $@
	$(call say,AR,$(AR) rcs $@ $(LIBRARY_OBJECTS))

$(PROGRAM): $(COMMAND_OBJECTS) $(LIBRARY) $(BUILD)/.commands
	$(call say,LINK,$(LINK) -o $@ $(COMMAND_OBJECTS) $(LIBRARY) $(LIBRARY_LIBS))

# ---- Test programs ----

test-programs: unit-programs $(RUNNER_PROGRAMS) $(BENCH_PROGRAMS)

unit-programs: $(UNIT_PROGRAMS)

fuzz-programs: $(FUZZ_PROGRAMS)

$(TEST_OBJECTS): private INCLUDE_TESTS := -Itests

$(UNIT_PROGRAMS): $(BUILD)/%: $(BUILD)/obj/%.o $(UNIT_OBJECTS) $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,LINK,$(LINK) -o $@ $< $(UNIT_OBJECTS) $(LIBRARY) $(LIBRARY_LIBS) -lcmocka)

$(RUNNER_PROGRAMS): $(BUILD)/%: $(BUILD)/obj/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,LINK,$(LINK) -o $@ $< $(LIBRARY) $(LIBRARY_LIBS))

$(BENCH_PROGRAMS): $(BUILD)/%: $(BUILD)/obj/%.o
	@mkdir -p $(@D)
	$(call say,LINK,$(LINK) -o $@ $<)

# For CC=clang SANITIZE=fuzzer-no-link,address,undefined; only these programs get a main.
$(FUZZ_PROGRAMS): private HARDEN_LINK := $(subst fuzzer-no-link,fuzzer,$(HARDEN_LINK))
$(FUZZ_PROGRAMS): $(BUILD)/%: $(BUILD)/obj/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(call say,LINK,$(LINK) -o $@ $< $(LIBRARY) $(LIBRARY_LIBS))

-include $(patsubst %.o,%.d,$(LIBRARY_OBJECTS) $(COMMAND_OBJECTS) $(TEST_OBJECTS))
