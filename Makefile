# Builds, tests and installs Buckstop. Debian packages that are missing are installed by
# the targets that need them; `make help` lists the targets.
SHELL := /bin/sh
.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.SUFFIXES:

# BUILD is the folder everything made goes to; several builds can stand side by side.
BUILD ?= build
ifeq ($(origin CC),default)
CC := gcc
endif

# Two jobs, unless told otherwise or given several goals, which stay in their order.
ifeq ($(filter -j% --jobs%,$(MAKEFLAGS)),)
ifeq ($(filter-out 0 1,$(words $(MAKECMDGOALS))),)
MAKEFLAGS += -j2
endif
endif

# --- what is built from what -----------------------------------------------------------

MAIN := $(wildcard src/main.c)
SRC := $(sort $(wildcard src/*/*.c))
GEN := $(BUILD)/gen/data.c
OBJ := $(SRC:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/data.o
MAIN_OBJ := $(MAIN:%.c=$(BUILD)/obj/%.o)
PROGRAM := $(if $(MAIN),$(BUILD)/buckstop)

DATA := $(sort $(wildcard data/schema/*.sql data/demo.yaml data/lint.yaml))

FLOORS := base text domain db codec store board ui views cli
TEST_SRC := $(sort $(foreach f,$(FLOORS),$(wildcard tests/$f/*.c)))
TEST_FLOORS := $(foreach f,$(FLOORS),$(if $(wildcard tests/$f/*.c),$f))
TEST_BIN := $(TEST_FLOORS:%=$(BUILD)/tests/%)

# --- how -------------------------------------------------------------------------------

CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(if $(WERROR),-Werror)
HARDEN_C := $(if $(SANITIZE),,-D_FORTIFY_SOURCE=2) -fstack-protector-strong -fPIE
HARDEN_LD := -pie -Wl,-z,relro,-z,now
SANITIZER := $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
    -fno-omit-frame-pointer)

# banned.h goes in front of every file, so that nobody can forget it.
ALL_CFLAGS = -std=gnu11 -D_GNU_SOURCE -Iinclude -include base/banned.h $(WARNINGS) \
    $(HARDEN_C) $(SANITIZER) $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(HARDEN_LD) $(SANITIZER) $(LDFLAGS)
LIBS := -lsqlite3 -lyaml -ljansson -lutf8proc -lmd -lncursesw -ltinfo -lm
TEST_LIBS := -lcriterion -lvterm

BUILD_PACKAGES := gcc libc6-dev make libsqlite3-dev libyaml-dev libjansson-dev \
    libutf8proc-dev libmd-dev libncurses-dev tzdata
TEST_PACKAGES := libcriterion-dev libvterm-dev sqlite3

NEED := sh tests/tools/need.sh

# --- the program -----------------------------------------------------------------------

.PHONY: build test clean help need-build need-test FORCE

build: $(OBJ) $(PROGRAM) ## build the program

need-build:
	@$(NEED) $(BUILD_PACKAGES)

need-test:
	@$(NEED) $(BUILD_PACKAGES) $(TEST_PACKAGES)

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
	sh data/embed.sh $(DATA) >$@

$(BUILD)/obj/data.o: $(GEN) $(BUILD)/flags | need-build
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/src/%.o: src/%.c $(BUILD)/flags | need-build
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/obj/tests/%.o: tests/%.c $(BUILD)/flags | need-test
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/buckstop: $(MAIN_OBJ) $(OBJ) $(BUILD)/link
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(MAIN_OBJ) $(OBJ) $(LIBS)

# --- tests -----------------------------------------------------------------------------

# One binary a floor. Objects, not a library, no LTO and no --gc-sections: each of those
# makes Criterion tests vanish without a word.
test_objects = $(patsubst %.c,$(BUILD)/obj/%.o,$(sort $(wildcard tests/$1/*.c)))
define test_rule
$(BUILD)/tests/$1: $(call test_objects,$1) $(OBJ) $(BUILD)/link
	@mkdir -p $$(@D)
	$$(CC) $$(ALL_CFLAGS) $$(ALL_LDFLAGS) -o $$@ $(call test_objects,$1) $(OBJ) $(LIBS) $(TEST_LIBS)
endef
$(foreach f,$(TEST_FLOORS),$(eval $(call test_rule,$f)))

test: $(TEST_BIN) $(PROGRAM) | need-test ## build and run every test
	@sh tests/tools/run.sh $(BUILD) $(TEST_FLOORS)

# --- the rest --------------------------------------------------------------------------

clean: ## remove everything that was built
	rm -rf $(BUILD)

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' Makefile | expand -t 14

-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
