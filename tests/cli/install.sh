#!/usr/bin/env bash
# install.sh BUILD: what is installed works away from the sources: the program finds its data, and a
# C program finds the library through pkg-config, shared and static.
set -euo pipefail
build=$1
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
prefix=$folder/prefix

cmake --install "$build" --prefix "$prefix" >/dev/null
cd /

for file in bin/simul share/applications/simul.desktop share/icons/hicolor/scalable/apps/simul.svg \
    share/man/man1/simul.1 share/doc/simul/LICENSE share/simul/assets/games/exhibition.pgn; do
    [ -s "$prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done

# Its own texts, not those of the sources, are what the installed program reads.
sed -i 's/^cli.about = .*/cli.about = installed and read/' "$prefix/share/simul/assets/text/en.txt"
"$prefix/bin/simul" --lang en --help | grep -q '^installed and read$'

export PKG_CONFIG_PATH
PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name simul.pc)")
libdir=$(pkg-config --variable=libdir simul)
read -ra flags <<<"$(pkg-config --cflags simul)"
read -ra libs <<<"$(pkg-config --libs simul)"
warnings=(-std=c11 -Wall -Wextra -Werror -pedantic -Wno-gnu-zero-variadic-macro-arguments)

gcc "${warnings[@]}" "${flags[@]}" -o "$folder/shared" "$here/program.c" "${libs[@]}"
gcc "${warnings[@]}" "${flags[@]}" -o "$folder/static" "$here/program.c" "$libdir/libsimul.a" -lm
expected=$'a begins at 0 s\nb begins at 0 s\nb ends at 1 s\na ends at 2 s'
for program in shared static; do
    printed=$(LD_LIBRARY_PATH=$libdir "$folder/$program" "$folder/record.simul")
    [ "$printed" = "$expected" ] || { echo "$program printed: $printed"; exit 1; }
    "$prefix/bin/simul" trace "$folder/record.simul" --lang en | grep -q ' b runs: '
    rm "$folder/record.simul"
done

# So does the program that README.md shows.
# shellcheck disable=SC2016 # the backquotes are those of Markdown
sed -n '/^```c$/,/^```$/{/^```/d;p}' "$here/../../README.md" >"$folder/readme.c"
gcc "${warnings[@]}" -Wno-unused-parameter "${flags[@]}" -o "$folder/readme" "$folder/readme.c" "${libs[@]}"
[ "$(LD_LIBRARY_PATH=$libdir "$folder/readme")" = "two seconds later, at once" ]

# Every header stands alone.
find "$prefix/include" -name '*.h' | while read -r header; do
    gcc -std=c11 "${flags[@]}" -fsyntax-only -x c "$header"
done
echo "installed, found and linked"
