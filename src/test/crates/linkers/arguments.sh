# Sourced by the others. rustc speaks to gcc; lld wants what follows -Wl, and the files, and none of the drivers' options.
# Leaves in `arguments` what lld understands. The system's libraries and start files are left out: what is missing stays undefined.
arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    -Wl,*) IFS=, read -ra words <<< "${1#-Wl,}"; arguments+=("${words[@]}") ;;
    -isysroot | -target | -framework | -install_name | -flavor | -l) shift ;;
    -arch | -o | -L | -u) arguments+=("$1" "$2"); shift ;;
    -L* | -o*) arguments+=("$1") ;;
    *crt1*.o | *crti.o | *crtn.o | *crtbegin*.o | *crtend*.o) ;;
    -s)
      # emcc's settings; of them all only the names to export matter
      case ${2-} in
        EXPORTED_FUNCTIONS=*)
          for name in $(tr -d '[]"' <<< "${2#*=}" | tr , ' '); do arguments+=("--export-if-defined=${name#_}"); done
          shift ;;
        [A-Z]*=*) shift ;;
      esac ;;
    -sEXPORTED_FUNCTIONS=*)
      for name in $(tr -d '[]"' <<< "${1#*=}" | tr , ' '); do arguments+=("--export-if-defined=${name#_}"); done ;;
    -s[A-Z]* | -dynamiclib | -shared | -nodefaultlibs | -nostartfiles | -nostdlib | -static-libgcc | -pthread | -pie | -no-pie | -static* | -rdynamic) ;;
    -l* | -m* | -f* | -g* | -O* | -B* | --target*) ;;
    *) arguments+=("$1") ;;
  esac
  shift
done
