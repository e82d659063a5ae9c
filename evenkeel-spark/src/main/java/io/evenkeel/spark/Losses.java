package io.evenkeel.spark;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when an executor is lost; Spark itself would say it in several lines, task by task. */
final class Losses extends SparkListener {
    private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

    private final JavaSparkContext context;
    private final Map<String, String> hosts = new ConcurrentHashMap<>();

    Losses(JavaSparkContext context) {
        this.context = context;
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        hosts.put(event.executorId(), event.executorInfo().executorHost());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        String host = hosts.remove(event.executorId());
        if (host != null && !context.sc().isStopped()) {
            LOG.warn("an executor on {} was lost; others do its work again", host);
        }
    }
}
