#!/bin/bash
# rustc's linker for i686-pc-windows-gnu: Debian's Rust has no rsbegin.o and rsend.o, which only register unwinding tables.
arguments=()
for argument in "$@"; do
  case $argument in rsbegin.o | rsend.o) ;; *) arguments+=("$argument") ;; esac
done
exec i686-w64-mingw32-gcc "${arguments[@]}"
