#!/bin/sh
# A workload that does nothing: reads its request, leaves a result that the services accept, notes when it began and ended.
# usage: noop.sh FOLDER KIND REQUEST
#
# FOLDER/journal has a line for each begin and end: what, run, kind, nanoseconds. While FOLDER/gate-KIND exists, it waits;
# it takes as many seconds as FOLDER/seconds says, if there is such a file.
folder=$1
kind=$2
request=${3#file://}
out=${request%/request.json}
run=${out#*/runs/*/}
run=${run%%/*}
echo "begin $run $kind $(date +%s%N)" >>"$folder/journal"
while [ -e "$folder/gate-$kind" ]; do sleep 0.2; done
[ -e "$folder/seconds" ] && sleep "$(cat "$folder/seconds")"

# All files are the same one, of which the digest is known.
file="{\"uri\":\"file://$folder/empty\",\"size\":0,\"sha256\":\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}"
value() { sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" "$request" | head -n 1; }
columns='[{"name":"x","type":"double"}]'
case $kind in
ingest) body="\"kind\":\"ingested\",\"snapshots\":[{\"dataset\":\"ticks\",\"partition\":\"$(value partition)\",\"files\":[$file],\"rows\":1,\"columns\":$columns,\"digest\":\"d1\"}]" ;;
transform) body="\"kind\":\"transformed\",\"features\":{\"uri\":\"file://$folder/\",\"rows\":1,\"columns\":$columns,\"digest\":\"d2\",\"schemaDigest\":\"d3\"}" ;;
trial) body="\"kind\":\"trained\",\"summary\":{\"trial\":1,\"parameters\":{},\"metrics\":{\"rmse\":0.5},\"seconds\":0.1},\"model\":$file,\"mojo\":$file,\"parametersUsed\":{},\"importances\":{},\"trainingRows\":1" ;;
evaluate) body="\"kind\":\"evaluated\",\"holdout\":{\"rmse\":0.5},\"holdoutRows\":1,\"examples\":$file" ;;
package) body="\"kind\":\"packaged\",\"release\":{\"groupId\":\"com.example\",\"artifactId\":\"tick-model\",\"version\":\"$(value version)\",\"files\":{\"jar\":$file,\"pom\":$file},\"examples\":1}" ;;
esac
echo "{\"run\":\"$run\",$body}" >"$out/draft"
echo "end $run $kind $(date +%s%N)" >>"$folder/journal"
mv "$out/draft" "$out/result.json"
