#!/bin/bash
# A workload that does nothing: reads its request, leaves a result that the services accept, notes when it began and ended.
# usage: noop.sh FOLDER KIND REQUEST
#
# FOLDER/journal has a line for each begin and end: what, run, kind, nanoseconds. While FOLDER/gate-KIND exists, it waits;
# it takes as many seconds as FOLDER/seconds says, if there is such a file. Starts no program, which would be more than
# nothing.
folder=$1
kind=$2
request=${3#file://}
out=${request%/request.json}
run=${out#*/runs/*/}
run=${run%%/*}
note() { echo "$1 $run $kind ${EPOCHREALTIME/[.,]/}000" >>"$folder/journal"; }
note begin
# Reading what never comes is a sleep without a program.
[[ -e $folder/gate-$kind ]] && exec 9<> <(:)
while [[ -e $folder/gate-$kind ]]; do read -r -t 0.2 -u 9; done
[[ -e $folder/seconds ]] && sleep "$(<"$folder/seconds")"

# All files are the same one, of which the digest is known; a workload hands on only what lies in its own folder.
: >"$out/empty"
file="{\"uri\":\"file://$out/empty\",\"size\":0,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}"
columns='[{"name":"x","type":"double"}]'
# Sets "value" to the first text under this key of the request.
find() { [[ $text =~ \"$1\"\ *:\ *\"([^\"]*)\" ]] && value=${BASH_REMATCH[1]}; }
IFS= read -r -d '' text <"$request"
case $kind in
ingest)
  find partition
  body="\"kind\":\"ingested\",\"snapshots\":[{\"dataset\":\"ticks\",\"partition\":\"$value\",\"files\":[$file],\"rows\":1,\"columns\":$columns,\"digest\":\"d1\"}]"
  ;;
transform) body="\"kind\":\"transformed\",\"features\":{\"uri\":\"file://$out/\",\"rows\":1,\"columns\":$columns,\"digest\":\"d2\",\"schemaDigest\":\"d3\"}" ;;
trial) body="\"kind\":\"trained\",\"summary\":{\"trial\":1,\"parameters\":{},\"metrics\":{\"rmse\":0.5},\"seconds\":0.1},\"model\":$file,\"mojo\":$file,\"parametersUsed\":{},\"importances\":{},\"trainingRows\":1" ;;
evaluate) body="\"kind\":\"evaluated\",\"holdout\":{\"rmse\":0.5},\"holdoutRows\":1,\"examples\":$file" ;;
package)
  find version
  body="\"kind\":\"packaged\",\"release\":{\"groupId\":\"com.example\",\"artifactId\":\"tick-model\",\"version\":\"$value\",\"files\":{\"jar\":$file,\"pom\":$file},\"examples\":1}"
  ;;
esac
echo "{\"run\":\"$run\",$body}" >"$out/result.json"
note end
