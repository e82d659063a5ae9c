package io.evenkeel.spark;

import io.evenkeel.lab.UserError;
import io.evenkeel.lab.Version;
import java.io.Serializable;
import java.util.Collections;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/** Asks executors for their version, before anything is begun or deleted. */
record Greeting() implements Function<Integer, Greeting.Reply> {

    /**
     * What comes back.
     *
     * @param worker host of the executor
     * @param version of Evenkeel there
     */
    record Reply(String worker, String version) implements Serializable {}

    @Override
    public Reply call(Integer one) {
        return new Reply(Nursery.host(), Version.current());
    }

    /**
     * Asks for as many versions as there are cores.
     *
     * @throws UserError if one differs from the own
     */
    static void exchange(JavaSparkContext context, Waiting waiting) {
        int cores = context.defaultParallelism();
        waiting.forAnswers(() -> context.parallelize(Collections.nCopies(cores, 0), cores)
                        .map(new Greeting())
                        .collectAsync())
                .forEach(reply -> requireOwn(reply.version(), reply.worker()));
    }

    /**
     * Refuses a worker of another version.
     *
     * @throws UserError if it is one
     */
    static void requireOwn(String version, String worker) {
        String own = Version.current();
        if (!version.equals(own)) {
            throw new UserError("the worker on " + worker + " has Evenkeel " + version + ", and this is " + own
                    + "; all need the same version");
        }
    }
}
