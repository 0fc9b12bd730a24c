# Reads tests/floors.txt, then every source; see floors.sh.
function complain(what) {
    print FILENAME ":" FNR ": " what
    bad = 1
}

# The path below src/ or include/, and the floor it belongs to.
function open_file() {
    place = FILENAME
    sub(/^(src|include)\//, "", place)
    floor = place
    if (!sub(/\/.*/, "", floor))
        sub(/\.c$/, "", floor)
    if (!(floor in may))
        complain("the floor \"" floor "\" is not in tests/floors.txt")
}

function check_place(thing, where) {
    if (!(thing in only))
        return
    where = only[thing]
    if (place != where && !(where ~ /\/$/ && index(place, where) == 1))
        complain(thing " may stand only in " where)
    else if ((thing in once) && once[thing] && once[thing] != place)
        complain(thing " may stand in one file only, and is in " once[thing] " already")
    else if (thing in once)
        once[thing] = place
}

function check_include(line, name, target, base) {
    name = line
    sub(/^[ \t]*#[ \t]*include[ \t]*["<]/, "", name)
    sub(/[">].*/, "", name)
    if (name ~ /(^|\/)\.\.\//) {
        complain("an include that climbs out of its folder: " name)
        return
    }
    target = name
    if (sub(/\/.*/, "", target) && (target in may)) {
        if (target != floor && index(may[floor], " " target " ") == 0 && may[floor] !~ /\*/)
            complain(floor " may not include " target)
        return
    }
    if (line ~ /"/ && name ~ /\//)
        complain("\"" name "\" is on no floor")
    base = name
    sub(/.*\//, "", base)
    check_place(base)
}

FNR == 1 && FILENAME != "tests/floors.txt" { open_file() }

FILENAME == "tests/floors.txt" {
    sub(/#.*/, "")
    if ($1 == "only" || $1 == "once") {
        sub(/:$/, "", $2)
        only[$2] = $3
        if ($1 == "once")
            once[$2] = ""
    } else if (NF) {
        floor = $1
        sub(/:$/, "", floor)
        $1 = ""
        may[floor] = $0 " "
    }
    next
}

/^[ \t]*#[ \t]*include/ { check_include($0) }

/^[ \t]*(\/?\*|\/\/)/ { next }

/"[ (]*(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|ALTER|DROP|FROM|WHERE|ORDER BY|GROUP BY|VALUES)[ ("]/ {
    check_place("SQL")
}

END { exit bad }
