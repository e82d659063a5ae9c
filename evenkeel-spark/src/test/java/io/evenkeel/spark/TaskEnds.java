package io.evenkeel.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.Resubmitted$;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Watches tasks of an application, and does something once, when work is under way that can be lost. Named to Spark by a setting. */
public final class TaskEnds extends SparkListener {
    private static volatile Predicate<String> chosen = executor -> false;
    private static volatile Runnable action = () -> {};
    private static volatile int leastTasks;

    private static final Map<String, Boolean> EXECUTORS = new ConcurrentHashMap<>();
    private static final AtomicBoolean ACTED = new AtomicBoolean();
    private static final List<String> LOST = new ArrayList<>();

    private int tasks;
    private int ended;

    /** Called by Spark. */
    public TaskEnds() {}

    /** Forgets what was. To be called before a context is opened. */
    static void reset() {
        chosen = executor -> false;
        EXECUTORS.clear();
        ACTED.set(false);
        synchronized (LOST) {
            LOST.clear();
        }
    }

    /** Acts when a chosen executor begins a task of a stage that has so many tasks, of which at most half are done. */
    static void act(int tasks, Predicate<String> executor, Runnable once) {
        leastTasks = tasks;
        chosen = executor;
        action = once;
    }

    static void awaitExecutors(int count) {
        long limit = System.currentTimeMillis() + Cluster.PATIENCE_MILLIS;
        while (EXECUTORS.size() < count) {
            if (System.currentTimeMillis() > limit) {
                throw new IllegalStateException("executors: " + EXECUTORS.keySet());
            }
            Cluster.pause();
        }
    }

    static boolean acted() {
        return ACTED.get();
    }

    /** Tasks that had to be done again. */
    static List<String> lost() {
        synchronized (LOST) {
            return List.copyOf(LOST);
        }
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        EXECUTORS.put(event.executorId(), true);
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        tasks = event.stageInfo().numTasks();
        ended = 0;
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        boolean enough = tasks >= leastTasks && 2 * ended <= tasks;
        if (enough && chosen.test(event.taskInfo().executorId()) && ACTED.compareAndSet(false, true)) {
            action.run();
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        if (event.reason() instanceof ExecutorLostFailure || event.reason() == Resubmitted$.MODULE$) {
            synchronized (LOST) {
                LOST.add(event.taskInfo().taskId() + ": " + event.reason());
            }
        } else if (event.reason() == Success$.MODULE$) {
            ended++;
        }
    }
}
