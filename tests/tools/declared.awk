# Prints suite::name of each Criterion test that begins at a line's start.
function say(text,    parts) {
    gsub(/[ \t]/, "", text)
    theory = text ~ /^ParameterizedTest\(/
    sub(/^[A-Za-z]*\(/, "", text)
    split(text, parts, /[,)]/)
    print theory ? parts[2] "::" parts[3] : parts[1] "::" parts[2]
}
/^(Test|ParameterizedTest)\(/ { head = "" ; open = 1 }
open { head = head $0 }
open && /\)/ { say(head); open = 0 }
