package io.evenkeel.spark;

import io.evenkeel.lab.Version;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * What an executor does with a slice: a function of its fields and of the slice alone, so that tasks may be run again, twice, or
 * anywhere. What goes wrong is an answer too: Spark would try again in vain.
 *
 * @param driver identity of the driver
 * @param specification of the evolution, YAML
 * @param parents of the batch
 */
record Nursery(Identity driver, String specification, Broadcast<Parents> parents) implements Function<Slice, Answer> {
    @Override
    public Answer call(Slice slice) {
        String own = Version.current();
        if (!own.equals(driver.version())) {
            return new Answer(host(), new Identity(own, "", ""), List.of(), "", 0);
        }
        try {
            Site site = Site.of(specification, driver.bits());
            long begun = System.nanoTime();
            List<Verdict> verdicts = site.bear(slice, parents.value());
            return new Answer(host(), site.identity(), verdicts, "", System.nanoTime() - begun);
        } catch (RuntimeException | LinkageError e) {
            String cause = e instanceof LinkageError || e.getMessage() == null ? e.toString() : e.getMessage();
            return new Answer(host(), new Identity(own, "", ""), List.of(), cause, 0);
        }
    }

    /** Name of the machine on which this executor runs. */
    static String host() {
        return SparkEnv.get().blockManager().blockManagerId().host();
    }
}
