#!/usr/bin/env bash
# Publishes the program, and prints how large it is and how long it runs, beside two others: on the .NET runtime, and for any x64 processor.
set -eu
cd "$(dirname "$0")"
publish() { dotnet publish --verbosity quiet --nologo "$@"; }
publish --output bin/managed -p:PublishAot=false
publish --output bin/any -p:IlcInstructionSet=x86-64-v2
publish --output bin/native

# The shortest of a hundred runs, from the start of the process to its end.
show() {
  local name=$1 file=$2 shortest=1000000000 start time
  shift 2
  for _ in {1..100}; do
    start=${EPOCHREALTIME/[.,]/}
    "$@" > /dev/null
    time=$(( ${EPOCHREALTIME/[.,]/} - start ))
    shortest=$(( time < shortest ? time : shortest ))
  done
  printf '%-22s %9d bytes  %3d.%d ms\n' "$name" "$(stat --format %s "$file")" $(( shortest / 1000 )) $(( shortest / 100 % 10 ))
}

show 'native' bin/native/Console.Aot bin/native/Console.Aot
show 'native, any processor' bin/any/Console.Aot bin/any/Console.Aot
show 'on the .NET runtime' bin/managed/Console.Aot.dll dotnet exec bin/managed/Console.Aot.dll
