#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Times whole Maven builds, and prints a table of medians, on the clock and of CPU time:
#
#   empty      a project without plugins
#   skipped    both goals with pyo3stubs.skip
#   generate   the goal generate
#   both       the goals generate and verify, with fresh stubs
#   reference  exec-maven-plugin with PyO3's own program, and diff
#
# each for a project with one library, and for a reactor of modules that have a copy of the library each.
#
#   mvn install -DskipTests
#   REFERENCE=.../pyo3-introspection src/benchmark/build.sh tokenizers.abi3.so tokenizers.tokenizers
#
# Variables: REFERENCE (without it that row is left out), RUNS (9), MODULES (30), MAVEN (mvn),
# MAVEN_FLAGS (such as -Dmaven.repo.local=...), PLUGIN_VERSION and EXEC_VERSION.
set -euo pipefail

[ $# -eq 2 ] || { sed -n '/^# Times/,/^set/p' "$0" | sed '$d; s/^# \{0,1\}//' >&2; exit 2; }
library=$(realpath "$1")
module=$2
runs=${RUNS:-9}
modules=${MODULES:-30}
read -ra maven <<<"${MAVEN:-mvn} -B -q ${MAVEN_FLAGS:-}"
plugin_version=${PLUGIN_VERSION:-0.1.0-SNAPSHOT}
exec_version=${EXEC_VERSION:-3.6.3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The build section of a kind of project, for its POM
build() {
    local goals
    case $1 in
        empty) return ;;
        reference)
            cat <<END
<build><plugins><plugin><groupId>org.codehaus.mojo</groupId><artifactId>exec-maven-plugin</artifactId>
<version>$exec_version</version><executions>
<execution><id>stubs</id><phase>package</phase><goals><goal>exec</goal></goals><configuration>
<executable>$REFERENCE</executable><arguments><argument>\${project.basedir}/$(basename "$library")</argument>
<argument>${module##*.}</argument><argument>\${project.build.directory}/reference</argument></arguments>
</configuration></execution>
<execution><id>diff</id><phase>package</phase><goals><goal>exec</goal></goals><configuration>
<executable>diff</executable><arguments><argument>-r</argument><argument>\${project.basedir}/committed</argument>
<argument>\${project.build.directory}/reference</argument></arguments></configuration></execution>
</executions></plugin></plugins></build>
END
            return
            ;;
        generate) goals='<goal>generate</goal>' ;;
        *) goals='<goal>generate</goal><goal>verify</goal>' ;;
    esac
    cat <<END
<build><plugins><plugin><groupId>io.github.pyo3stubs</groupId><artifactId>pyo3stubs-maven-plugin</artifactId>
<version>$plugin_version</version><configuration><libraries>$(basename "$library")</libraries>
<moduleName>$module</moduleName><stubsDirectory>python</stubsDirectory><skip>$([ "$1" = skipped ] && echo true || echo false)</skip>
</configuration><executions><execution><goals>$goals</goals></execution></executions></plugin></plugins></build>
END
}

pom() { # directory, artifact, parts of the POM
    cat >"$1/pom.xml" <<END
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>benchmark</groupId><artifactId>$2</artifactId><version>1</version><packaging>pom</packaging>
$3</project>
END
}

# One module of a kind, with its library and its committed stubs
project() { # kind, directory
    mkdir -p "$2/python"
    pom "$2" "$(basename "$2")" "$(build "$1")"
    [ "$1" = empty ] || cp "$library" "$2/"
    if [ "$1" = reference ]; then
        mkdir -p "$2/committed" "$2/target/reference"
        "$REFERENCE" "$library" "${module##*.}" "$2/committed"
    fi
}

# All projects of a kind: one, and a reactor
prepare() { # kind
    project "$1" "$work/$1/one"
    local list=
    for i in $(seq "$modules"); do
        project "$1" "$work/$1/many/m$i"
        list+="<module>m$i</module>"
    done
    pom "$work/$1/many" many "<modules>$list</modules>"
}

# Every project once, so that stubs are committed and plugins are downloaded
settle() { # kind
    if [ "$1" = generate ] || [ "$1" = both ]; then
        (cd "$work/$1/one" && "${maven[@]}" "io.github.pyo3stubs:pyo3stubs-maven-plugin:$plugin_version:generate")
        for i in $(seq "$modules"); do
            cp -r "$work/$1/one/python" "$work/$1/many/m$i/"
        done
    fi
    for size in one many; do
        measure "$1" "$size" >/dev/null
    done
}

# The seconds of a build: on the clock, and of CPU time in all its processes
measure() { # kind, size
    local times TIMEFORMAT='%R %U %S'
    times=$({ time (cd "$work/$1/$2" && "${maven[@]}" package >"$work/log" 2>&1); } 2>&1) \
        || { cat "$work/log" >&2; exit 1; }
    awk '{ print $1, $2 + $3 }' <<<"$times"
}

median() { # kind, size, column
    cut -d' ' -f"$3" "$work/$1.$2" | sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

kinds=(empty skipped generate both)
[ -z "${REFERENCE:-}" ] || kinds+=(reference)
for kind in "${kinds[@]}"; do
    prepare "$kind"
    settle "$kind"
done
# In turn, so that all kinds see the same machine
for _ in $(seq "$runs"); do
    for kind in "${kinds[@]}"; do
        for size in one many; do
            measure "$kind" "$size" >>"$work/$kind.$size"
        done
    done
done

echo "Medians of $runs runs, $(nproc) processors; seconds, and seconds more than the empty build."
echo "Load of the machine in the last 1, 5 and 15 minutes: $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null || echo unknown)"
echo
echo "| build | 1 library | more | CPU | more | $modules libraries | more | CPU | more |"
echo "|---|---|---|---|---|---|---|---|---|"
for kind in "${kinds[@]}"; do
    row="| $kind |"
    for size in one many; do
        for column in 1 2; do
            row+=$(awk -v all="$(median "$kind" "$size" "$column")" -v empty="$(median empty "$size" "$column")" \
                'BEGIN { printf " %.2f | %.2f |", all, all - empty }')
        done
    done
    echo "$row"
done
if [ -n "${REFERENCE:-}" ]; then
    echo
    for size in one many; do
        for column in 1 2; do
            awk -v size="$size" -v both="$(median both "$size" "$column")" \
                -v reference="$(median reference "$size" "$column")" -v empty="$(median empty "$size" "$column")" \
                -v what="$([ "$column" = 1 ] && echo 'on the clock' || echo 'of CPU time')" \
                'BEGIN { printf "both / reference, beyond the empty build, %s, %s: %.2f\n", size, what, (both - empty) / (reference - empty) }'
        done
    done
fi
