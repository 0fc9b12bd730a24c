# Builds, tests and installs Buckstop. Debian packages that are missing are installed by
# the targets that need them; `make help` lists the targets.
SHELL := /bin/sh
.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.SUFFIXES:

MAKEFLAGS += --no-print-directory

# BUILD is the folder everything made goes to; several builds can stand side by side.
BUILD ?= build
ifeq ($(origin CC),default)
CC := gcc
endif

# Two jobs, unless told otherwise or given several goals, which stay in their order.
ifeq ($(MAKELEVEL)$(filter -j% --jobs%,$(MAKEFLAGS))$(word 2,$(MAKECMDGOALS)),0)
MAKEFLAGS += -j2
endif

# --- what is built from what -----------------------------------------------------------

MAIN := $(wildcard src/main.c)
SRC := $(sort $(wildcard src/*/*.c))
GEN := $(BUILD)/gen/data.c
OBJ := $(SRC:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/data.o
MAIN_OBJ := $(MAIN:%.c=$(BUILD)/obj/%.o)
PROGRAM := $(if $(MAIN),$(BUILD)/buckstop)

DATA := $(sort $(wildcard data/schema/*.sql data/demo.yaml data/lint.yaml))

FLOORS := base text domain db codec store board ui views cli terminal
TEST_SRC := $(sort $(foreach f,$(FLOORS),$(wildcard tests/$f/*.c)))
TEST_FLOORS := $(foreach f,$(FLOORS),$(if $(wildcard tests/$f/*.c),$f))
TEST_BIN := $(TEST_FLOORS:%=$(BUILD)/tests/%)

# --- how -------------------------------------------------------------------------------

CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(if $(WERROR),-Werror)
FORTIFY := $(if $(SANITIZE),,-D_FORTIFY_SOURCE=2)
HARDEN_C = $(FORTIFY) -fstack-protector-strong -fPIE
HARDEN_LD := -pie -Wl,-z,relro,-z,now,-z,pack-relative-relocs,-z,noseparate-code
SANITIZER := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
    -fno-omit-frame-pointer)

# banned.h goes in front of every file, so that nobody can forget it.
LANGUAGE := -std=gnu11 -D_GNU_SOURCE -Iinclude
BANNED := -include base/banned.h
ALL_CFLAGS = $(LANGUAGE) $(BANNED) $(WARNINGS) $(HARDEN_C) $(SANITIZER) $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(HARDEN_LD) $(SANITIZER) $(LDFLAGS)

# The libraries come from their archives; only libc and libm are shared. A look-up is a
# whole process, and most of its time is loading: measured on Debian 12, medians of 1,000
# starts, the shared libraries take 2.4 ms, the archives 1.5 ms, /bin/true 0.9 ms; with one
# SQLite look-up 2.8, 2.0, and sqlite3's own shell 2.8. Binding all symbols at the start
# (-z now) costs 4 % of that. libc stays shared: login names and locales need its modules.
# The price: an update of a library takes a new build. `make LIBS="-lsqlite3 ..."` links
# another way.
LIBS ?= -Wl,-Bstatic -lsqlite3 -lyaml -ljansson -lutf8proc -lmd -lncursesw -ltinfo \
    -Wl,-Bdynamic -Wl,--as-needed -lm
TEST_LIBS := -lcriterion
SCREEN_LIBS := -lvterm -lutil

BUILD_PACKAGES := $(filter gcc clang,$(CC)) libc6-dev make libsqlite3-dev libyaml-dev \
    libjansson-dev libutf8proc-dev libmd-dev libncurses-dev tzdata
TEST_PACKAGES := libcriterion-dev libvterm-dev sqlite3
SCREENSHOT_PACKAGES := libcairo2-dev fonts-jetbrains-mono fonts-dejavu-core
FUZZ_PACKAGES := clang libclang-rt-dev locales
LINT_PACKAGES := clang clang-format clang-tidy universal-ctags

# V=1 shows whole commands.
Q := $(if $(V),,@)
SAY := @$(if $(V),:,echo)

NEED := sh tests/tools/need.sh

# Where things are installed; the names are GNU's.
prefix ?= /usr/local
exec_prefix ?= $(prefix)
bindir ?= $(exec_prefix)/bin
datarootdir ?= $(prefix)/share
mandir ?= $(datarootdir)/man
man1dir ?= $(mandir)/man1
bashcompletiondir ?= $(datarootdir)/bash-completion/completions
zshcompletiondir ?= $(datarootdir)/zsh/site-functions
fishcompletiondir ?= $(datarootdir)/fish/vendor_completions.d
INSTALL ?= install
INSTALL_PROGRAM ?= $(INSTALL)
INSTALL_DATA ?= $(INSTALL) -m 644

# --- the program -----------------------------------------------------------------------

.PHONY: build demo test bench bench-smoke goldens screenshots asan coverage counted fault \
    fuzz fuzzers format lint alone floors man install uninstall clean help need-build \
    need-test need-screenshots need-lint FORCE

build: $(OBJ) $(PROGRAM) ## build the program

need-build:
	@$(NEED) $(BUILD_PACKAGES)

need-test: need-build
	@$(NEED) $(TEST_PACKAGES)

need-lint: need-build
	@$(NEED) $(LINT_PACKAGES)

# A stamp is rewritten only when what it records has changed: another compiler, other
# flags, or a source that came or went, remakes what hangs on it.
define stamp
@mkdir -p $(@D)
@printf '%s\n' '$(1)' | cmp -s - $@ || printf '%s\n' '$(1)' >$@
endef

$(BUILD)/flags: FORCE
	$(call stamp,$(CC) $(ALL_CFLAGS))

$(BUILD)/link: FORCE
	$(call stamp,$(CC) $(ALL_LDFLAGS) $(LIBS) $(SRC) $(TEST_SRC))

$(BUILD)/gen/files: FORCE
	$(call stamp,$(DATA))

$(GEN): data/embed.sh $(DATA) $(BUILD)/gen/files
	$(SAY) GEN $@
	$(Q)sh data/embed.sh $(DATA) >$@

$(BUILD)/obj/data.o: $(GEN) $(BUILD)/flags | need-build
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/src/%.o: src/%.c $(BUILD)/flags | need-build
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/tests/%.o: tests/%.c $(BUILD)/flags | need-test
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/buckstop: $(MAIN_OBJ) $(OBJ) $(BUILD)/link
	$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(MAIN_OBJ) $(OBJ) $(LIBS)

# --- tests -----------------------------------------------------------------------------

# One binary a floor. Objects, not a library, no LTO and no --gc-sections: each of those
# makes Criterion tests vanish without a word.
test_objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(sort $(wildcard tests/$1/*.c)))
define test_rule
$(BUILD)/tests/$1: $(call test_objects,$1) $(OBJ) $(BUILD)/link
	@mkdir -p $$(@D)
	$$(SAY) LINK $$@
	$$(Q)$$(CC) $$(ALL_CFLAGS) $$(ALL_LDFLAGS) -o $$@ $(call test_objects,$1) $(OBJ) \
	    $$(LIBS) $$(TEST_LIBS)
endef
$(foreach f,$(filter-out terminal,$(TEST_FLOORS)),$(eval $(call test_rule,$f)))

# The terminal's tests run the program itself, so nothing of it is linked but its lowest
# floors.
LOWEST := $(filter $(BUILD)/obj/src/base/% $(BUILD)/obj/src/text/%,$(OBJ))
TERMINAL_OBJ := $(call test_objects,terminal) $(LOWEST)

# What runs the program on a terminal without Criterion.
HARNESS_OBJ := $(addprefix $(BUILD)/obj/tests/terminal/,harness.o screen.o modes.o environment.o)

$(BUILD)/tests/terminal: $(TERMINAL_OBJ) $(BUILD)/link
	@mkdir -p $(@D)
	$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(TERMINAL_OBJ) $(LIBS) $(TEST_LIBS) \
	    $(SCREEN_LIBS)

test: $(TEST_BIN) $(PROGRAM) $(BUILD)/bench/turns | need-test ## build and run every test
	@sh tests/tools/run.sh $(BUILD) $(TEST_FLOORS) scripts

goldens: $(BUILD)/tests/terminal $(PROGRAM) | need-test ## write the screens the tests expect
	@UPDATE=1 sh tests/tools/run.sh $(BUILD) terminal

asan: ## run every test under the address and undefined behaviour sanitizers
	@$(MAKE) BUILD=$(BUILD)/asan SANITIZE=address,undefined CFLAGS='-O1 -g' test

# counted.c keeps what a process has counted when a signal or _exit ends it.
coverage: | need-test ## count the branches each floor's tests take; 100 % of domain, else 90 %
	@$(NEED) gcovr
	@find $(BUILD)/coverage -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) BUILD=$(BUILD)/coverage CFLAGS='-O0 -g --coverage' FORTIFY= \
	    LDFLAGS='$(LDFLAGS) -Wl,--wrap=raise tests/tools/counted.c' counted
	@sh tests/tools/coverage.sh $(BUILD)/coverage $(FLOORS)

counted: $(TEST_BIN) $(PROGRAM) $(BUILD)/fault $(BUILD)/walk

# --- hostile input ---------------------------------------------------------------------

# Each folder of seeds is a target: libFuzzer's under the sanitizers, and one without it,
# built as the program is, that measures. `walk` types at the views, `pty` at the program.
FUZZ := $(notdir $(wildcard tests/fuzz/corpus/*))
FUZZ_CC ?= clang
FUZZ_SHARED := $(addprefix $(BUILD)/obj/tests/,fuzz/fuzz.o text/acts.o text/sinks.o)
RUNS ?= 20000
FUZZ_SECONDS ?= 6

fuzz: $(FUZZ:%=$(BUILD)/alone/%) $(BUILD)/pty $(PROGRAM) | need-test ## feed random input to everything that reads (RUNS=10000000)
	@$(NEED) $(FUZZ_PACKAGES)
	@$(MAKE) BUILD=$(BUILD)/fuzz CC='$(FUZZ_CC)' SANITIZE=address,undefined,fuzzer-no-link \
	    CFLAGS='-O1 -g' fuzzers
	@sh tests/fuzz/run.sh $(BUILD) $(RUNS) $(if $(filter file,$(origin RUNS)),$(FUZZ_SECONDS),0) $(FUZZ)

fuzzers: $(FUZZ:%=$(BUILD)/target/%) $(BUILD)/walk $(BUILD)/pty $(PROGRAM)

FUZZ_OBJ := $(BUILD)/obj/tests/fuzz
.SECONDARY: $(FUZZ:%=$(FUZZ_OBJ)/%.o) $(FUZZ_OBJ)/entry.o $(FUZZ_OBJ)/alone.o

$(BUILD)/target/%: $(FUZZ_OBJ)/%.o $(FUZZ_OBJ)/entry.o $(FUZZ_SHARED) $(OBJ) $(BUILD)/link
	@mkdir -p $(@D)
	$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $(filter %.o,$^) $(LIBS)

$(BUILD)/alone/%: $(FUZZ_OBJ)/%.o $(FUZZ_OBJ)/alone.o $(FUZZ_SHARED) $(OBJ) $(BUILD)/link
	@mkdir -p $(@D)
	$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIBS)

$(BUILD)/walk: $(FUZZ_OBJ)/walk.o $(FUZZ_SHARED) $(OBJ) $(BUILD)/link
	$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIBS)

PTY_OBJ := $(FUZZ_OBJ)/pty.o $(HARNESS_OBJ) $(LOWEST)

$(BUILD)/pty: $(PTY_OBJ) $(BUILD)/link
	$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(PTY_OBJ) $(LIBS) $(SCREEN_LIBS)

# --- harm on purpose -------------------------------------------------------------------

# tests/fault does harm to a board and proves that nothing is lost. The linker hands these
# calls of the program to the harness, which fails them, or keeps the files in memory.
FAULT_OBJ := $(call test_objects,fault)
FAULT_WRAPS := malloc calloc realloc free open mkostemp fsync link rename unlink flock \
    sqlite3_exec sqlite3_prepare_v3 sqlite3_step db_prepare db_step

$(BUILD)/fault: $(FAULT_OBJ) $(OBJ) $(BUILD)/link
	$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(FAULT_WRAPS:%=-Wl,--wrap=%) -o $@ $(FAULT_OBJ) \
	    $(OBJ) $(LIBS)

# The short form takes about two minutes; a long one is for instance
# make fault KILLS=100000 CUTS=1000000 SWEEP=1 COMMITS=10000 EDITS=1000000 FLIPS=100000.
fault: $(BUILD)/fault $(PROGRAM) ## harm boards on purpose; KILLS=, CUTS= ... take numbers
	@$(MAKE) BUILD=$(BUILD)/asan SANITIZE=address,undefined CFLAGS='-O1 -g' $(BUILD)/asan/fault
	@sh tests/fault/run.sh $(BUILD) '$(KILLS)' '$(CUTS)' '$(SWEEP)' '$(COMMITS)' '$(EDITS)' \
	    '$(FLIPS)' $(SEED)
# --- measurements ----------------------------------------------------------------------

# One program a file, of what each needs; the boards they make stay in their folder.
BENCH := $(BUILD)/bench
BENCH_CLOCK := $(BUILD)/obj/tests/bench/clock.o
BENCH_COMMANDS := $(BUILD)/obj/tests/bench/commands.o
BENCH_WORDS := $(BUILD)/obj/tests/bench/words.o $(LOWEST)
BENCH_SCREEN := $(addprefix $(BUILD)/obj/tests/terminal/,harness.o screen.o modes.o \
    environment.o) $(LOWEST)
BENCH_BIN := $(addprefix $(BENCH)/,fill issues commit keys turns peer)
BENCH_PACKAGES := sqlite3 nnn htop tig

$(BENCH)/fill: $(BUILD)/obj/tests/bench/fill.o $(BUILD)/obj/tests/bench/words.o $(OBJ)
$(BENCH)/issues: $(BUILD)/obj/tests/bench/issues.o $(BENCH_WORDS)
$(BENCH)/commit: $(BUILD)/obj/tests/bench/commit.o $(BENCH_CLOCK) $(OBJ)
$(BENCH)/keys: $(BUILD)/obj/tests/bench/keys.o $(BENCH_CLOCK) $(BENCH_COMMANDS) \
    $(BENCH_SCREEN)
$(BENCH)/turns: $(BUILD)/obj/tests/bench/turns.o $(BENCH_CLOCK) $(BENCH_COMMANDS)
$(BENCH)/peer: $(BUILD)/obj/tests/bench/peer.o
$(BENCH_BIN): $(BUILD)/link
	@mkdir -p $(@D)
	$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIBS) $(SCREEN_LIBS)

# nnn, htop and tig are measured where they are; what is missing is said and left out.
bench: $(BENCH_BIN) $(PROGRAM) | need-test ## measure at 10 to 1,000,000 rows beside peers, in one table
	@$(NEED) $(BENCH_PACKAGES) || true
	@sh tests/bench/bench.sh $(BUILD) whole

bench-smoke: $(BENCH_BIN) $(PROGRAM) | need-test ## the same up to 10,000 rows, with ratios as bounds
	@sh tests/bench/bench.sh $(BUILD) smoke

# --- pictures --------------------------------------------------------------------------

# tests/screens/pictures.txt says which; the demo board and the time stand still for them.
PICTURE_OBJ := $(addprefix $(BUILD)/obj/tests/tools/,picture.o paint.o) $(HARNESS_OBJ) \
    $(LOWEST)
SHOTS := $(BUILD)/shots
SHOTS_ENV := BUCKSTOP_AS=mia BUCKSTOP_NOW=2026-11-20T15:00:00Z \
    BUCKSTOP=$(abspath $(BUILD))/buckstop PATH=$(abspath $(BUILD)):$$PATH

need-screenshots: need-test
	@$(NEED) $(SCREENSHOT_PACKAGES)

$(BUILD)/obj/tests/tools/paint.o $(BUILD)/obj/tests/tools/picture.o: | need-screenshots

$(BUILD)/picture: $(PICTURE_OBJ) $(BUILD)/link
	$(SAY) LINK $@
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(PICTURE_OBJ) $(LIBS) $(SCREEN_LIBS) -lcairo

screenshots: $(BUILD)/picture $(PROGRAM) ## draw the pictures of screenshots/ anew
	@rm -rf $(SHOTS) && mkdir -p $(SHOTS) screenshots
	@$(SHOTS_ENV) $(PROGRAM) --db $(SHOTS)/demo.db import board data/demo.yaml >/dev/null
	@$(SHOTS_ENV) $(BUILD)/picture tests/screens/pictures.txt $(SHOTS)/demo.db \
	    $(SHOTS)/board.db screenshots

# --- checks of the source --------------------------------------------------------------

C_FILES := $(sort $(wildcard src/*.c src/*/*.[ch] include/*/*.h tests/*/*.[ch]))
HEADERS := $(sort $(wildcard include/*/*.h))

format: | need-lint ## format every C file
	clang-format -i $(C_FILES)

lint: alone | need-lint ## format, lengths, includes, clang-tidy, warnings of both compilers
	@clang-format --dry-run -Werror $(C_FILES)
	@for cc in gcc clang; do \
	    sh tests/tools/banned-test.sh $$cc $(LANGUAGE) $(BANNED) -O2 -D_FORTIFY_SOURCE=2 || exit 1; \
	done
	@sh tests/tools/lengths.sh $(C_FILES)
	@$(MAKE) BUILD=$(BUILD)/gcc CC=gcc WERROR=1 build
	@$(MAKE) BUILD=$(BUILD)/clang CC=clang WERROR=1 build
	@printf '%s\n' $(MAIN) $(SRC) | xargs -P 2 -n 1 sh tests/tools/tidy.sh $(LANGUAGE) $(BANNED)

# Each header and each source compiles alone, without what banned.h happens to include.
alone: | need-lint
	@for file in $(HEADERS) $(MAIN) $(SRC); do \
	    $(CC) $(LANGUAGE) $(WARNINGS) -Werror -fsyntax-only -x c $$file || \
	        { echo "$$file does not compile alone."; exit 1; }; \
	done

floors: ## prove who includes whom, as tests/floors.txt says
	@sh tests/tools/floors-test.sh
	@sh tests/tools/floors.sh .

# --- the demo and the installed files --------------------------------------------------

DEMO_DB := $(BUILD)/demo/board.db

# The demo board is made anew each time, beside the build, and Mia, one of its people, acts.
demo: build ## open a board full of made-up work
	@rm -rf $(BUILD)/demo && mkdir -p $(BUILD)/demo
	@BUCKSTOP_AS=mia $(PROGRAM) --db $(DEMO_DB) import board data/demo.yaml >/dev/null
	@if [ -t 0 ] && [ -t 1 ]; then BUCKSTOP_AS=mia $(PROGRAM) --db $(DEMO_DB); \
	    else echo "The example board is made; make demo at a terminal opens it."; fi

# The program's own tables print the manual page and the completions. What cannot be made,
# for want of scdoc or of the verb, is said and left out.
MANUAL := $(BUILD)/install/buckstop.1
COMPLETIONS := $(addprefix $(BUILD)/install/completion.,bash zsh fish)

$(MANUAL): $(PROGRAM)
	@mkdir -p $(@D)
	$(SAY) MAN $@
	$(Q)$(NEED) scdoc && $(PROGRAM) help --scdoc >$@.scd && scdoc <$@.scd >$@ || \
	    { rm -f $@; echo "No manual page was made."; }

$(COMPLETIONS): $(PROGRAM)
	@mkdir -p $(@D)
	$(SAY) GEN $@
	$(Q)$(PROGRAM) completion $(subst .,,$(suffix $@)) >$@ || \
	    { rm -f $@; echo "No completion was made for $(subst .,,$(suffix $@))."; }

man: $(MANUAL) ## make the manual page

# $(call install_file,FILE,FOLDER,NAME) where the file was made
install_file = [ ! -f $1 ] || \
    { $(INSTALL) -d $(DESTDIR)$2 && $(INSTALL_DATA) $1 $(DESTDIR)$2/$3; }

install: build $(MANUAL) $(COMPLETIONS) ## install below prefix, and DESTDIR where given
	$(INSTALL) -d $(DESTDIR)$(bindir)
	$(INSTALL_PROGRAM) $(PROGRAM) $(DESTDIR)$(bindir)/buckstop
	$(call install_file,$(MANUAL),$(man1dir),buckstop.1)
	$(call install_file,$(BUILD)/install/completion.bash,$(bashcompletiondir),buckstop)
	$(call install_file,$(BUILD)/install/completion.zsh,$(zshcompletiondir),_buckstop)
	$(call install_file,$(BUILD)/install/completion.fish,$(fishcompletiondir),buckstop.fish)

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(bindir)/buckstop $(DESTDIR)$(man1dir)/buckstop.1 \
	    $(DESTDIR)$(bashcompletiondir)/buckstop $(DESTDIR)$(zshcompletiondir)/_buckstop \
	    $(DESTDIR)$(fishcompletiondir)/buckstop.fish

# --- the rest --------------------------------------------------------------------------

clean: ## remove everything that was built
	rm -rf $(BUILD)

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 14

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
