#!/bin/bash
# Builds src/test/resources/libraries: the crate `everything` with each generation of PyO3, for every format and platform.
# Builds src/test/resources/hostkit: the crate `hostkit`, whose declarations differ by `#[cfg]`, for each system and two versions of Python.
# Builds src/test/resources/harbour: the crate `harbour`, whose module is a function, for Linux.
# usage: build.sh [PyO3 version | hostkit | harbour ...]
# It works in target/crates (or $WORK); what was linked there before is linked again only after a change of the crate. About an hour on two
# cores at first. The libraries for other platforms are made to be read, not to be loaded: their systems' libraries are missing.
#
# Needed, with Debian's packages:
#   rustc and cargo in /usr/bin, the sources of Rust's library   rustc-web rust-web-src libstd-rust-web-dev
#   LLVM's linkers, strip and lipo, clang                        lld-19 llvm-19 clang-19
#   GNU's linker and strip, for Linux and for Windows            gcc binutils mingw-w64
#   PyO3's own program, for the reference's stubs                   pip install -r src/test/python/reference.txt
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
libraries=$(cd "$here/../resources" && pwd)/libraries
hostkit=$(cd "$here/../resources" && pwd)/hostkit
harbour=$(cd "$here/../resources" && pwd)/harbour
work=${WORK:-$here/../../../target/crates}
versions=("$@")
[ $# -gt 0 ] || versions=(0.25.1 0.26.0 0.27.2 0.28.3 0.29.2 0.30.1 hostkit harbour)

export PATH=/usr/lib/llvm-19/bin:/usr/bin:$PATH
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 PYO3_CROSS=1
export SOURCE_DATE_EPOCH=0 # MinGW's tools write the time into every DLL
unset RUSTUP_TOOLCHAIN LINK

for tool in /usr/bin/cargo ld.lld ld64.lld lld-link wasm-ld clang llvm-strip llvm-lipo gcc objcopy strip \
  i686-w64-mingw32-gcc x86_64-w64-mingw32-strip pyo3-introspection; do
  command -v "$tool" > /dev/null || { echo "$tool is missing; the head of $0 says what is needed" >&2; exit 1; }
done
mkdir -p "$work/linked"
work=$(cd "$work" && pwd)

# ---- one library -----------------------------------------------------------------------------------------------------

# The crate that is built, the file name of its library without what the system adds, and the version of Python that it is for.
crate=everything
module=everything
python=3.11

# The crate with its PyO3 pinned. One directory for all versions: so cargo compiles Rust's library once for each target.
pin() {
  local version=$1
  mkdir -p "$work/$crate"
  cp -r "$here/$crate/." "$work/$crate"
  rm -f "$work/$crate/Cargo.lock"
  if [ -f "$work/$crate-$version.lock" ]; then
    cp "$work/$crate-$version.lock" "$work/$crate/Cargo.lock"
  else
    (cd "$work/$crate" && /usr/bin/cargo generate-lockfile --quiet && /usr/bin/cargo update --quiet --package pyo3 --precise "$version")
    cp "$work/$crate/Cargo.lock" "$work/$crate-$version.lock"
  fi
}

# `since-0-28` for 0.28.3, and nothing for 0.25.1, nor for a crate that is built with one release only.
since() {
  [ "$crate" = everything ] || return 0
  local minor=${1#0.}
  minor=${minor%%.*}
  [ "$minor" -lt 26 ] || echo "since-0-$minor"
}

# build VERSION TARGET STYLE FEATURES: the path of the library, as the linker left it, or of the program, if FEATURES is `embedding`.
# STYLE is the linker (lld, bfd) and what it is to do differently (lld-relr) on Linux, the least macOS version on macOS, else `-`.
build() {
  local version=$1 target=$2 style=$3 features=$4
  local linked=$work/linked/$crate-$version-$python-$target-$style-$features log=$work/build.log
  if [ -f "$linked" ] && [ -z "$(find "$here/$crate" -type f -newer "$linked")" ]; then
    echo "$linked"
    return
  fi
  local linker='' std_features='' last=() what=(--lib --crate-type cdylib) MACOSX_DEPLOYMENT_TARGET=
  # none of the texts that tell where a panic happened, so that no path of this machine gets into the libraries either
  local flags="-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort"
  case $target in
    *-apple-darwin) linker=macho.sh flags+=" -Cforce-unwind-tables=no" MACOSX_DEPLOYMENT_TARGET=$style ;;
    i686-pc-windows-gnu) linker=mingw32.sh ;;
    *-windows-gnu) ;;
    *-windows-msvc) linker=msvc.sh std_features=compiler-builtins-mem ;;
    wasm32-wasip1) linker=wasi.sh flags+=" -Clink-self-contained=no" ;;
    wasm32-unknown-emscripten) linker=emscripten.sh flags+=" -Crelocation-model=pic" ;;
    x86_64-unknown-linux-gnu) flags+=" -Cforce-unwind-tables=no" last=("-Clink-arg=-fuse-ld=${style%-*}") ;;
    *-linux-musl) linker=elf.sh flags+=" -Cforce-unwind-tables=no -Ctarget-feature=-crt-static -Clink-self-contained=no" ;;
    *) linker=elf.sh flags+=" -Cforce-unwind-tables=no" ;;
  esac
  # Where the linker leaves out what nothing refers to, there is no need to optimise code that is left out.
  case $crate,$target,$features in
    hostkit,* | harbour,* | *,importable | *,embedding | *-windows-gnu,* | *-emscripten,*) ;;
    *) export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 ;;
  esac
  [ "${style#*-}" != relr ] || last+=(-Clink-arg=-Wl,-z,pack-relative-relocs)
  if [ "$features" = embedding ]; then
    what=(--bin embedding) features=importable last+=(-Clink-arg=-Wl,--unresolved-symbols=ignore-all)
  fi
  [ -z "$linker" ] || export "CARGO_TARGET_$(tr a-z- A-Z_ <<< "$target")_LINKER=$here/linkers/$linker"
  [ -z "$MACOSX_DEPLOYMENT_TARGET" ] || export MACOSX_DEPLOYMENT_TARGET
  export SDKROOT=/
  export PYO3_CROSS_PYTHON_VERSION=$python
  echo "$(date +%T) $crate, PyO3 $version, Python $python, $target, $style, ${4:-no features}" >&2
  pin "$version"
  local made=$work/target/$target/release
  rm -f "$made"/{lib,}"$module".{so,dylib,dll,wasm} "$made/embedding"
  touch -c "$work/$crate/src/"{lib,embedding}.rs # cargo does not see a changed linker
  (cd "$work/$crate" && CARGO_TARGET_DIR=$work/target RUSTFLAGS=$flags /usr/bin/cargo rustc --quiet --release "${what[@]}" \
    --features "$features,$(since "$version")" --target "$target" -Zbuild-std=std,panic_abort "-Zbuild-std-features=$std_features" \
    -- "${last[@]}") > "$log" 2>&1 || { cat "$log" >&2; return 1; }
  cp "$(ls "$made"/{lib,}"$module".{so,dylib,dll,wasm} "$made/embedding" 2> /dev/null | head -n 1)" "$linked"
  echo "$linked"
}

# library VERSION FILE TARGET STYLE FEATURES COMMAND ...: the command, given the file, takes out what is not wanted.
library() {
  local version=$1 file=$libraries/$1/$2 linked
  linked=$(build "$1" "$3" "$4" "$5")
  shift 5
  mkdir -p "$libraries/$version"
  cp "$linked" "$file"
  chmod 644 "$file"
  "$@" "$file"
}

# universal VERSION FILE OPTION ...: of the two libraries for macOS.
universal() {
  local directory=$libraries/$1 file=$2
  shift 2
  llvm-lipo -create "$directory"/macho-{x86_64,arm64}.dylib "$@" -output "$directory/$file"
  chmod 644 "$directory/$file"
}

# The stubs that PyO3's own program writes. It reads `.symtab` alone, so it gets the library before strip.
reference() {
  rm -rf "$libraries/$1/reference"
  pyo3-introspection "$(build "$1" $linux lld $code)" everything "$libraries/$1/reference"
  # Up to 0.28.3 the macros leave `r#` in a function's name, and the program prints it: that file is no Python.
  case $1 in 0.28.*) rm "$libraries/$1/reference/names.pyi" ;; esac
}

# ---- the matrix ------------------------------------------------------------------------------------------------------

linux=x86_64-unknown-linux-gnu
code=importable

every_platform() {
  local v=$1
  library "$v" elf-x86_64-no-sections.so $linux lld '' llvm-strip --strip-sections
  library "$v" elf-i686.so i686-unknown-linux-gnu - '' llvm-strip
  library "$v" elf-aarch64.so aarch64-unknown-linux-gnu - '' llvm-strip
  library "$v" elf-s390x.so s390x-unknown-linux-gnu - '' llvm-strip
  library "$v" elf-x86_64-executable $linux lld embedding strip

  library "$v" macho-x86_64.dylib x86_64-apple-darwin 11.0 '' llvm-strip -x
  library "$v" macho-x86_64-chained.dylib x86_64-apple-darwin 14.0 '' llvm-strip -x
  library "$v" macho-arm64.dylib aarch64-apple-darwin 11.0 '' llvm-strip -x
  library "$v" macho-arm64-chained.dylib aarch64-apple-darwin 14.0 $code llvm-strip -x
  library "$v" macho-arm64-trie.dylib aarch64-apple-darwin 11.0 '' llvm-strip
  library "$v" macho-arm64-chained-trie.dylib aarch64-apple-darwin 14.0 '' llvm-strip
  universal "$v" macho-universal2.dylib

  library "$v" pe-x86_64-gnu.dll x86_64-pc-windows-gnu - '' x86_64-w64-mingw32-strip
  library "$v" pe-i686-gnu.dll i686-pc-windows-gnu - '' i686-w64-mingw32-strip
  library "$v" pe-x86_64-msvc.dll x86_64-pc-windows-msvc - '' true

  library "$v" wasm-wasip1.wasm wasm32-wasip1 - '' llvm-strip
  library "$v" wasm-emscripten.wasm wasm32-unknown-emscripten - '' llvm-strip
}

# host DIRECTORY FILE TARGET STYLE COMMAND ...: hostkit for one system and the version of Python in `python`, as a wheel has it.
host() {
  local directory=$hostkit/$1/hostkit linked
  linked=$(build 0.30.1 "$3" "$4" '')
  mkdir -p "$directory"
  cp "$linked" "$directory/$2"
  chmod 644 "$directory/$2"
  shift 4
  "$@" "$directory"/_native.*
}

every_host() {
  crate=hostkit module=_native
  local digits
  for python in 3.10 3.12; do
    digits=${python/./}
    host "linux-x86_64-cp$digits" "_native.cpython-$digits-x86_64-linux-gnu.so" x86_64-unknown-linux-gnu lld strip
    host "linux-aarch64-cp$digits" "_native.cpython-$digits-aarch64-linux-gnu.so" aarch64-unknown-linux-gnu - llvm-strip
    host "macos-arm64-cp$digits" "_native.cpython-$digits-darwin.so" aarch64-apple-darwin 14.0 llvm-strip -x
    host "macos-x86_64-cp$digits" "_native.cpython-$digits-darwin.so" x86_64-apple-darwin 11.0 llvm-strip -x
    host "windows-x86_64-cp$digits" "_native.cp$digits-win_amd64.pyd" x86_64-pc-windows-msvc - true
    host "windows-x86_64-gnu-cp$digits" "_native.cp$digits-win_amd64.pyd" x86_64-pc-windows-gnu - x86_64-w64-mingw32-strip
  done
}

harbour() {
  crate=harbour module=harbour python=3.10
  mkdir -p "$harbour"
  cp "$(build 0.30.1 $linux lld '')" "$harbour/harbour.so"
  chmod 644 "$harbour/harbour.so"
  strip "$harbour/harbour.so"
}

for v in "${versions[@]}"; do
  case $v in
    hostkit)
      every_host
      continue ;;
    harbour)
      harbour
      continue ;;
  esac
  library "$v" elf-x86_64.so $linux lld $code strip
  library "$v" elf-x86_64-defects.so $linux lld defects strip
  case $v in
    0.25.1)
      library "$v" elf-x86_64-bfd.so $linux bfd '' strip ;;
    0.26.0)
      library "$v" elf-x86_64-bfd.so $linux bfd '' strip
      library "$v" elf-x86_64-relr.so $linux lld-relr '' strip
      library "$v" elf-x86_64-symtab.so $linux lld '' objcopy -g
      every_platform "$v" ;;
    0.30.1)
      library "$v" elf-x86_64-musl.so x86_64-unknown-linux-musl - '' llvm-strip
      library "$v" elf-x86_64-symtab.so $linux lld '' objcopy -g
      every_platform "$v"
      universal "$v" macho-universal2-fat64.dylib -fat64 ;;
  esac
  case $v in 0.28.* | 0.29.* | 0.30.*) reference "$v" ;; esac
done
