#!/bin/sh
# CODEOWNERS files in and out, as a script sees them.
. "$TOP/tests/cli/lib.sh"
board
cat >CODEOWNERS <<'END'
* @org/everybody
/docs/ @Zoe @ana
/api/ @Zoe       # and nobody else
/old/
/broken/ Zoe
END
run 0 import codeowners CODEOWNERS --dry-run --json
says '"kind": "codeowners"'; says '"file": "CODEOWNERS"'; says '"dry_run": true'
says '"read": 4'; says '"new": 4'; says '"line": 5'
tr -d ' \n' <out >flat
grep -qF '"rules":{"none":1,"one":2,"more":1}' flat || fail "the rules"
grep -qF '"areas":{"owned":1,"contested":1,"team":1,"unowned":1}' flat || fail "the areas"
run 1 who api/x
run 0 import codeowners CODEOWNERS; warns 'CODEOWNERS:5: skipped: "Zoe" is no owner'
says '4 read: 4 new, 0 changed, 0 unchanged; 1 skipped.'
says 'Areas: 1 owned, 1 contested, 1 of a team, 1 unowned on purpose.'
run 0 who api/x; is Zoe
run 4 who docs/x; warns '2 names came in for it'
run 4 who old/x; warns 'unowned on purpose'
run 4 who other; warns 'only "@org/everybody"'
run 0 import codeowners - --help; says '--dialect'
"$b" import codeowners - <CODEOWNERS >out 2>err || fail "standard input"
says 'Nothing changed: all 4'
run 0 import codeowners CODEOWNERS CODEOWNERS --dry-run --json; says '"files": ['; says '"read": 8'
run 2 import codeowners CODEOWNERS --dialect svn; warns 'github or gitlab'
run 2 import codeowners missing; quiet
run 2 import codeowners CODEOWNERS missing; quiet

# a person's choice stays, and undo takes all of an import
run 0 own api bob; run 0 import codeowners CODEOWNERS; warns 'keeps its owner'
run 0 who api; is 'Bob Holt'
run 0 undo; run 0 undo; run 1 who api
run 0 redo; run 0 redo; run 0 who api; is 'Bob Holt'
run 0 doctor; says sound

# out: one owner a line, to stdout, into a new file, as JSON
run 0 export codeowners; cp out CODEOWNERS.out
says '/api/ @bob'; says '# docs: NO OWNER, pick one: @Zoe @ana'; says '/src/billing/ @ana'
run 0 export codeowners new; cmp -s new CODEOWNERS.out || fail "a file is not the same as stdout"
run 2 export codeowners new; warns 'already'
run 0 export codeowners --json; says '"codeowners": "'
run 0 export codeowners --dialect gitlab; says '/api/ @bob'
run 2 export codeowners --dialect svn

# every section's answer of a path
rm -f board.db
run 0 init Acme --time-zone UTC
printf '[Code]\n* @ana\n[Docs]\n*.md @bo\n[DOCS]\n!secret.md\n' >SECTIONS
run 0 import codeowners SECTIONS
run 0 who docs/x.md;           is "bo"
run 0 who docs/x.md --all;     says "$(printf 'section\tDocs\tDocs\tbo')"; says "$(printf 'section\tCode\tCode\tana')"
run 0 who docs/x.md --all --json; says '"sections": ['; says '"pattern": "*.md"'
run 0 who secret.md;           is "ana"
run 0 who a.c --all --json;    if grep -q '"sections"' out; then fail "one section is no list"; fi
