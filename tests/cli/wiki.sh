#!/bin/sh
# The areas as a page for a wiki.
. "$TOP/tests/cli/lib.sh"
run 0 init "A|B" --time-zone UTC
run 0 person add "Ana Ruiz"
run 0 person add "Bo *Lind*"
run 0 area add "billing | tax" --covers 'money <b>in</b> | out' --line money
run 0 area add checkout --line money
run 0 area add docs
run 0 own "billing | tax" ana
run 0 own "billing | tax" bo --delivery
run 0 export areas --markdown
says '# Who decides: A\|B'; says '## money'; says '## No product line'
says '| billing \| tax | Ana Ruiz | Bo \*Lind\* |'
says 'money &lt;b&gt;in&lt;/b&gt; \| out |'
says '| checkout | **NO OWNER** |'
[ "$(grep -n '## money' out | cut -d: -f1)" -lt "$(grep -n '## No product' out | cut -d: -f1)" ] ||
    fail "areas without a line come before"

# the same for a script
run 0 person edit ana --contact ana@example.com
run 0 area edit docs --alias manual --path /docs/
run 0 own docs ana; run 0 own docs bo --helper
run 0 areas --json;            says '"contact": "ana@example.com"'
says '"aliases": ['; says '"manual"'; says '"/docs/"'; says '"helpers": ['; says '"names": []'
[ "$(grep -c '"slug"' out)" = 3 ] || fail "not 3 areas"
run 0 own docs ana --remove;   run 0 areas --json; says '"owner": null'
run 0 undo; run 0 undo; run 0 undo; run 0 undo; run 0 undo
run 0 export areas wiki.md;    grep -q 'NO OWNER' wiki.md || fail "no page was written"
run 2 export areas wiki.md;    warns 'there is such a file already'
run 0 export areas --json;     says '"markdown": "# Who decides'
