# The figures of bench.sh, a function each; read by it, not run.
# shellcheck shell=sh disable=SC2154 # what bench.sh sets

# The step at hand and how many there are, on a terminal only.
say_step() {
    [ -t 2 ] || return 0
    printf '\r\033[K' >&2
    [ -z "$1" ] && return 0
    step=$((step + 1))
    printf '%d of %d: %s ...' $step $steps "$1" >&2
}

# make_board NAME AREAS TICKETS INCIDENTS DEPLOYS
make_board() {
    [ -s "$dir/$1.db" ] && return 0
    rm -f "$dir/$1.db"*
    "$dir/fill" "$dir/$1.db.part" "$2" "$3" "$4" "$5" 2>/dev/null
    mv "$dir/$1.db.part" "$dir/$1.db"
    rm -f "$dir/$1.db.part"*
}

make_issues() {
    [ -s "$dir/issues-$1.jsonl" ] && return 0
    "$dir/issues" "$1" >"$dir/issues.part"
    mv "$dir/issues.part" "$dir/issues-$1.jsonl"
}

head_line() {
    printf '%-44s %12s %12s %8s %8s\n' figure ours peer ratio bound
}

# row NAME OURS PEER BOUND UNIT [KEPT] : a line of the table. KEPT is what `smoke` holds a
# figure to that is not at its bound yet, or is another at its sizes; - for none.
row() {
    [ "$what" != smoke ] || set -- "$1" "$2" "$3" "${6:-$4}" "$5"
    verdict=$(awk -v o="$2" -v p="$3" -v b="$4" 'BEGIN {
        r = p > 0 ? o / p : 0
        printf "%.2f %s", r, (b != "-" && r > b) ? "over" : ""
    }')
    [ "${verdict#* }" != over ] || over=$((over + 1))
    say_step ""
    printf '%-44s %12s %12s %8s %8s %s\n' "$1" "$2 $5" "$3 $5" "${verdict% *}" "$4" \
        "${verdict#* }"
}

# turns ROUNDS COMMAND... : "time cpu memory" of each command, words between tabs.
turns() {
    n=$1
    shift
    printf '%s\n' "$@" >"$dir/trial.turns"
    "$dir/turns" "$n" "$dir/trial.turns"
}

cpu_of() { # line N of $out
    echo "$out" | sed -n "${1}p" | cut -d' ' -f2
}

measure_who() {
    db=$dir/$large.db
    slug=$(sqlite3 "$db" "SELECT slug FROM area LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM area)")
    path=$(sqlite3 "$db" "SELECT pattern || 'a.c' FROM path_pattern WHERE pattern LIKE '/%/' \
        AND pattern NOT LIKE '%*%' LIMIT 1 OFFSET (SELECT COUNT(*) / 2 FROM path_pattern)")
    out=$(turns $rounds "/bin/true" \
        "sqlite3$tab$db${tab}SELECT slug FROM area WHERE slug = '$slug'" \
        "$BUCKSTOP$tab--db$tab$db${tab}who$tab$slug" \
        "$BUCKSTOP$tab--db$tab$db${tab}who$tab${path#/}")
    row "who AREA / sqlite3 look-up" "$(cpu_of 3)" "$(cpu_of 2)" 0.9 us
    row "who AREA / true" "$(cpu_of 3)" "$(cpu_of 1)" 2.0 us 2.4
    row "who PATH / who AREA" "$(cpu_of 4)" "$(cpu_of 3)" 5 us
}

# frame NAME LINE : one more that is measured, the text it shows and its words between tabs;
# left out where it is not installed, or does not come to show the text.
frame() {
    echo "$2" >"$dir/trial.frame"
    if "$dir/keys" first 1 "$dir/trial.frame" >/dev/null 2>"$dir/trial.why"; then
        echo "$2" >>"$dir/trial.frames"
        echo "$1" >>"$dir/trial.names"
    elif [ "${2#*"$tab"buckstop}" != "$2" ]; then
        cat "$dir/trial.why" >&2
        exit 1
    else
        say_step ""
        echo "$1 is not here to compare with, or shows nothing here"
    fi
}

# Folders for nnn: one with as much to show as the board has, names as long as a ticket's
# title, and one with little.
make_files() {
    mkdir -p "$dir/files.part/many" "$dir/files.part/few"
    i=1000
    while [ $i -lt 3000 ]; do
        : >"$dir/files.part/many/Show the voucher address for group $i"
        i=$((i + 1))
    done
    i=100
    while [ $i -lt 200 ]; do
        : >"$dir/files.part/few/a-file-of-the-folder-$i"
        i=$((i + 1))
    done
    mv "$dir/files.part" "$dir/files"
}

# From its start to the frame, by the clock: of a process that goes on to work no other time
# is known exactly. In turn, so that what else the machine does falls on all alike.
measure_first() {
    [ -d "$dir/files" ] || make_files
    : >"$dir/trial.frames" >"$dir/trial.names"
    frame small "AREAS${tab}buckstop${tab}--db${tab}$dir/10.db"
    frame large "AREAS${tab}buckstop${tab}--db${tab}$dir/$large.db"
    frame "nnn -d, 2,000 files" "group 1005${tab}nnn${tab}-d${tab}$dir/files/many"
    frame "nnn, 100 short names" "folder-100${tab}nnn${tab}$dir/files/few"
    frame htop "PID${tab}htop"
    frame tig "%${tab}tig"
    "$dir/keys" first $frames "$dir/trial.frames" >"$dir/trial.first"
    # Of small, large, and then the peers.
    {
        IFS=$tab read -r _ small_us _
        IFS=$tab read -r _ large_us large_bytes
        row "first frame, $large / 10 rows" "$large_us" "$small_us" 1.2 us 1.5
        while IFS=$tab read -r peer us bytes; do
            row "first frame / $peer" "$large_us" "$us" 1.0 us -
            row "the same, bytes" "$large_bytes" "$bytes" 1.0 B -
        done
    } <<EOF
$(paste "$dir/trial.names" "$dir/trial.first")
EOF
}

# figure FILE NAME FIELD
figure() {
    awk -v name="$2" -v field="$3" '$1 == name { print $field; exit }' "$1"
}

measure_keys() {
    for size in $sizes; do
        "$dir/keys" board "$dir/$size.db" >"$dir/trial.$size"
    done
    for size in $sizes; do
        f=$dir/trial.$size
        row "a move at $size, bytes / 100" "$(figure "$f" move 4)" 100 1.0 B
        row "a move at $size / 500 us" "$(figure "$f" move 3)" 500 1.0 us -
        row "idle at $size, wake-ups a second / 2" "$(figure "$f" idle_wakes 2)" 2 1.0 ""
        row "idle at $size, bytes written / 1" "$(figure "$f" idle_bytes 2)" 1 0 B
    done
    f=$dir/trial.$large
    row "a filter key at $large / 16 ms" "$(figure "$f" filter 3)" 16000 1.0 us -
    row "the same in the list / 16 ms" "$(figure "$f" list_filter 3)" 16000 1.0 us -
    row "an area filter key / 16 ms" "$(figure "$f" area_filter 3)" 16000 1.0 us -
    row "look-alikes while typing / 30 ms" "$(figure "$f" alike 3)" 30000 1.0 us -
    row "peak memory at $large / 8 MiB" "$(figure "$f" peak_kib 2)" 8192 1.0 KiB
}

measure_import() {
    file=$dir/issues-$issues.jsonl
    rm -f "$dir/trial.db"* "$dir/empty.db"*
    "$BUCKSTOP" --db "$dir/empty.db" init Measured --time-zone UTC >/dev/null 2>&1
    out=$(turns $few "$dir/peer$tab$file" \
        "sh${tab}-c${tab}cp '$dir/empty.db' '$dir/trial.db'; exec '$BUCKSTOP' --db '$dir/trial.db' import github '$file'")
    row "import of $issues issues / jansson" "$(cpu_of 2)" "$(cpu_of 1)" 4 us 5
    row "its peak memory / 32 MiB" "$(echo "$out" | sed -n 2p | cut -d' ' -f3)" 32768 1.0 KiB
}

measure_lines() {
    for n in lines1 lines10; do
        "$BUCKSTOP" --db "$dir/$n.db" export board >"$dir/trial.$n.yaml"
    done
    out=$(turns $few "$BUCKSTOP$tab--db$tab$dir/lines1.db${tab}export${tab}board" \
        "$BUCKSTOP$tab--db$tab$dir/lines10.db${tab}export${tab}board" \
        "sh${tab}-c${tab}rm -f '$dir/trial.db'*; exec '$BUCKSTOP' --db '$dir/trial.db' import board '$dir/trial.lines1.yaml' 2>/dev/null" \
        "sh${tab}-c${tab}rm -f '$dir/trial.db'*; exec '$BUCKSTOP' --db '$dir/trial.db' import board '$dir/trial.lines10.yaml' 2>/dev/null")
    row "export, 10,000 areas / 1,000" "$(cpu_of 2)" "$(cpu_of 1)" 11 us
    row "import, 10,000 areas / 1,000" "$(cpu_of 4)" "$(cpu_of 3)" 11 us
}

measure_commit() {
    cp "$dir/10.db" "$dir/trial.own.db"
    # shellcheck disable=SC2046 # two words
    set -- $("$dir/commit" "$dir/trial.own.db" "$dir/trial.peer.db" 200)
    row "a commit / a bare SQLite transaction" "$1" "$2" 1.5 us 2.5
}
