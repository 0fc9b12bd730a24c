#!/bin/sh
# The issues of a cState page: once, again, by hand changed, and what cannot be read.
. "$TOP/tests/cli/lib.sh"
run 0 init Acme --time-zone Europe/Berlin
run 0 area add web --alias www
mkdir issues
printf -- '---\ntitle: Web down\ndate: 2026-11-18T9:30\nresolved: true\nresolvedWhen: 2026-11-18T08:00:00Z\nseverity: down\naffected: [www, mail]\nsection: issue\n---\n\nA disk was full.\n' >issues/1.md
printf -- '---\ntitle: Slow\ndate: 2026-11-19T09:30:00Z\nresolved: false\naffected: [mail]\nsection: issue\n---\n' >issues/2.md
run 0 import cstate issues/1.md issues/2.md --dry-run; says '2 read: 2 new'
run 0 incidents --all; quiet
run 0 import cstate issues/1.md issues/2.md
says '2 read: 2 new, 0 changed, 0 unchanged; 1 open; 1 flagged.'
warns 'issues/1.md:5: "Web down": it ended before it started'
warns 'issues/1.md:3: "Web down": a time without an offset was read as Europe/Berlin'
warns 'issues/1.md:7: "mail" is no area here'
warns 'a time without an offset was read as Europe/Berlin'
[ "$(grep -c "alias 'mail'" err)" = 1 ] || fail "mail is not offered once"
run 0 import cstate issues/1.md issues/2.md; says 'Nothing changed'
run 0 incident show 1
says 'ended before it began'; says 'A disk was full.'; says 'critical'; says 'web'
run 0 incident show 2; says 'open'
sed 's/Slow/Slow mail/' issues/2.md >new.md && mv new.md issues/2.md
run 0 import cstate issues/2.md --json; says '"changed": 1'; says '"kind": "cstate"'
run 0 incidents; says 'Slow mail'
echo text >bad.md
run 2 import cstate issues/1.md bad.md; warns 'bad.md:1:1: this is no cState issue'
run 2 import cstate /dev/zero
run 2 import cstate issues
run 0 undo; run 0 undo; run 0 incidents --all; quiet

# An end to come is flagged; what a person answers is flagged no more.
printf -- '---\ntitle: Later\ndate: 2026-11-18T9:30\nresolved: True\nresolvedWhen: 2026-12-18T08:00:00Z\n---\n' >later.md
printf -- '---\ndate: never\n---\n' >none.md
run 0 import cstate later.md; says '1 flagged'; warns 'later.md:5: "Later": its end is still to come'
later=$("$b" incidents --all --json 2>err | sed -n 's/.*"id": //p' | tr -d ,)
run 0 import cstate later.md; says 'Nothing changed: all 1'; says '1 flagged'
run 0 incident edit "$later" --ended 2026-11-19T08:00Z --json; says '"flag": null'
run 0 import cstate later.md; says 'Nothing changed: all 1'
! grep -q flagged out || fail 'the flag was answered'
run 0 undo; run 0 incident show "$later" --json; says 'still to come'
run 0 import cstate none.md; is 'Nothing changed; 1 skipped.'; warns 'none.md:1: skipped: it has no title'
run 0 import cstate none.md later.md --json; says '"file": "none.md"'; says '"line": 1'
run 0 import cstate none.md --json; ! grep -q '"file": "none.md",$' err || fail 'one file'
run 0 undo

# A page that keeps each issue in a folder of its own: files of one name are two issues.
mkdir -p x/a x/b y/a
for at in x/a x/b y/a; do
    printf -- '---\ntitle: Of %s\ndate: 2026-11-18T09:30:00Z\nresolved: false\n---\n' $at >$at/index.md
done
run 0 import cstate x/a/index.md x/b/index.md; says '2 read: 2 new'
run 0 import cstate x/b/index.md ./x/a/index.md; says 'Nothing changed: all 2'
run 0 incidents --json; says '"a/index"'; says '"b/index"'
run 0 undo
run 0 import cstate x/a/index.md x/b/index.md y/a/index.md issues/1.md; says '4 read: 4 new'
run 0 incidents --all --json; says '"x/a/index"'; says '"y/a/index"'; says '"b/index"'; says '"1"'
run 0 import cstate x/a/index.md x/b/index.md y/a/index.md issues/1.md; says 'Nothing changed: all 4'
run 0 undo
run 0 import cstate x/a/index.md x/a/index.md; says '1 new'
run 0 incidents --json; says '"index"'
run 0 undo; run 0 incidents --all; quiet

# Updates are known by their time: newer ones above leave the others what they are.
update() { printf '*%s* {{< track "2026-11-18 %s" >}}\n\n' "$1" "$2"; }
{
    printf -- '---\ntitle: Mail down\ndate: 2026-11-18T9:30\nresolved: false\n---\n'
    update Watching 11:00; update Seen 10:00
} >mail.md
run 0 import cstate mail.md
mail=$("$b" incidents --json 2>err | sed -n 's/.*"id": //p' | tr -d ,)
run 0 incident edit "$mail" --title 'Mail was down'
sed 's/^---$/&/;/^$/!{/Watching/i *Over* {{< track "2026-11-18 12:00" >}}\n
}' mail.md >new.md && mv new.md mail.md
run 0 import cstate mail.md; says '1 changed'
run 0 incident show "$mail"; says Over; says Watching; says Seen
[ "$(grep -c Seen out)" = 1 ] || fail 'the oldest update came twice'
run 0 import cstate mail.md; says 'Nothing changed: all 1'
run 0 export board; cp out board.yaml
grep -q 'track 2026-11-18T11:00:00Z' board.yaml || fail 'an update has no id of its own'

# A board of before knows them by their place: they are found by time and words, once.
sed 's/track 2026-11-18T11:00:00Z/track 1/;s/track 2026-11-18T10:00:00Z/track 2/' board.yaml >old.yaml
BUCKSTOP_DB=$PWD/old.db; run 0 import board old.yaml
run 0 import cstate mail.md; says '1 changed'
run 0 import cstate mail.md; says 'Nothing changed: all 1'
run 0 export board; cmp -s out board.yaml || fail 'the updates are not what they were'
BUCKSTOP_DB=$PWD/board.db
run 0 undo; run 0 undo; run 0 undo; run 0 incidents --all; quiet

real=$TOP/../shared/real/incidents/jenkins-cstate-2025-at-20251212
[ -d "$real" ] || { echo "the real issues are not here"; exit 77; }
run 0 import cstate "$real"/*.md; says '37 read: 37 new, 0 changed, 0 unchanged; 4 open; 1 flagged.'
warns '2025-12-10-ci-maintenance-sec-advisory.md:4: "Maintenance on ci.jenkins.io (Security Advisory)": it is open, though it has an end'
run 0 import cstate "$real"/*.md; says 'Nothing changed: all 37'
run 0 doctor; says sound
