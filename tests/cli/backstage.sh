#!/bin/sh
# Backstage catalogs: people, areas, names to pick from; and the real ones.
. "$TOP/tests/cli/lib.sh"
run 0 init Acme --time-zone UTC
cat >a.yaml <<'END'
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: pay, title: Payments, description: takes the money}
spec: {owner: user:ana, system: checkout}
---
kind: Component
metadata: {name: web}
spec: {owner: shop}
---
kind: Component
metadata: {name: lost}
END
cat >b.yaml <<'END'
kind: User
metadata: {name: ana}
spec: {profile: {displayName: Ana Ruiz, email: ana@example.com}, memberOf: [shop]}
---
kind: User
metadata: {name: bo}
spec: {profile: {displayName: Bo Lind}, memberOf: [shop]}
---
kind: Group
metadata: {name: shop}
spec: {members: []}
END
run 0 import backstage a.yaml b.yaml --dry-run --json
says '"read": 6'; says '"new": 5'; says '"team": 1'; says '"owned": 1'; says '"files": ['
run 0 people; quiet
run 0 import backstage a.yaml b.yaml
warns 'a.yaml:10: "lost" names no owner'
run 0 who pay;                 is "Ana Ruiz"
run 0 who payments;            is "Ana Ruiz"
run 4 who web;                 quiet; warns '2 names came in'
run 4 who lost;                quiet
run 0 areas --json;            says '"line": "checkout"'; says '"unowned_on_purpose": false'
run 0 person show ana --json;  says 'ana@example.com'
run 0 import backstage a.yaml b.yaml; says 'Nothing changed'

# what a person chose stays
run 0 own pay bo --why "a swap"
run 0 own web bo
run 0 import backstage a.yaml b.yaml
run 0 who pay;                 is "Bo Lind"
run 0 who web;                 is "Bo Lind"
run 0 undo; run 0 undo

# names that are no handles, or somebody else's
cat >u.yaml <<'END'
kind: User
metadata: {name: ana_, namespace: a}
spec: {profile: {displayName: Ana Two}}
---
kind: User
metadata: {name: cy, namespace: a}
---
kind: User
metadata: {name: cy, namespace: b}
END
run 0 import backstage u.yaml;  warns 'was not put on the board'
run 0 import backstage u.yaml;  says 'Nothing changed'
run 0 people --json;           [ "$(grep -c 'Ana Two' out)" = 1 ] || fail "Ana Two is there twice"

# areas gone from the catalog are named, also where people come first
run 0 import backstage b.yaml u.yaml
printf 'kind: Component\nmetadata: {name: web}\nspec: {owner: shop}\n' >one.yaml
run 0 import backstage b.yaml one.yaml; warns '"Payments" is no longer in what was read'

# what cannot be read
printf 'kind: [\n' >bad.yaml
run 2 import backstage bad.yaml; warns 'bad.yaml:'
run 2 import backstage .
run 0 doctor;                  says sound

real=$TOP/../shared/real/ownership
[ -d "$real" ] || { echo "the real catalogs are not here"; exit 77; }
rm -f board.db
run 0 init Acme --time-zone UTC
run 0 import backstage "$real/giantswarm-backstage-charts.yaml" --dry-run --json
says '"read": 75'; says '"new": 75'; says '"team": 75'; says 'nobody defines the group \"team-shield\"'
says '\"team-TEAM-NAME\" is a placeholder'; says 'there is a component \"muster\" already'
run 0 import backstage "$real/giantswarm-backstage-groups.yaml" --dry-run --json; says '"read": 12'
run 0 import backstage "$real"/giantswarm-backstage-*.yaml --json
says '"read": 87'; says 'nobody defines the group \"team-phoenix\"'
! grep -q 'team-shield' out || fail "team-shield is in the groups"
run 0 import backstage "$real"/giantswarm-backstage-*.yaml; says 'Nothing changed'
run 0 doctor; says sound
