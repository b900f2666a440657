#!/bin/bash
# rustc's linker for x86_64-pc-windows-msvc, without Microsoft's SDK: MinGW's import libraries, and msvc-runtime.c for the C run time.
stub=$(mktemp --suffix=.obj)
trap 'rm -f "$stub"' EXIT
clang --target=x86_64-pc-windows-msvc -c "$(dirname "$0")/msvc-runtime.c" -o "$stub"
arguments=()
for argument in "$@"; do
  case $argument in
    *python*.lib | *compiler_builtins*) arguments+=("$argument") ;;
    [!/]*.lib | /defaultlib:* | /NATVIS* | /DEBUG*) ;;
    *) arguments+=("$argument") ;;
  esac
done
libraries=/usr/x86_64-w64-mingw32/lib
env -u LINK -u _LINK_ lld-link "${arguments[@]}" "$stub" $libraries/libkernel32.a $libraries/libntdll.a $libraries/libucrt.a \
  /nodefaultlib /entry:_DllMainCRTStartup /force:unresolved /debug:none /pdbaltpath:none
