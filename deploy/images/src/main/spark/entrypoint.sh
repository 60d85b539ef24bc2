#!/bin/sh
# What the image of the transform does: "driver" and "executor" are the words of Spark and its operators; everything else
# is a command. A driver's heap is three quarters of its container's memory, as a launcher of Refit has it; Spark's own
# setting of the driver's memory says how large the container is.
set -eu
jvm="@/app/jvm/jvm.args -XX:+ExitOnOutOfMemoryError"

case "${1:-}" in
  driver)
    shift
    # shellcheck disable=SC2086
    exec java $jvm -XX:MaxRAMPercentage=75 -cp "${SPARK_CONF_DIR:-/opt/spark/conf}:/app/lib/*" \
      org.apache.spark.deploy.SparkSubmit --conf "spark.driver.bindAddress=$SPARK_DRIVER_BIND_ADDRESS" \
      --deploy-mode client "$@"
    ;;
  executor)
    # shellcheck disable=SC2086
    exec java $jvm -Xms"$SPARK_EXECUTOR_MEMORY" -Xmx"$SPARK_EXECUTOR_MEMORY" -cp "/app/lib/*" \
      org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend \
      --driver-url "$SPARK_DRIVER_URL" --executor-id "$SPARK_EXECUTOR_ID" --cores "$SPARK_EXECUTOR_CORES" \
      --app-id "$SPARK_APPLICATION_ID" --hostname "$SPARK_EXECUTOR_POD_IP" \
      --resourceProfileId "$SPARK_RESOURCE_PROFILE_ID" --podName "$SPARK_EXECUTOR_POD_NAME"
    ;;
  *)
    exec "$@"
    ;;
esac
