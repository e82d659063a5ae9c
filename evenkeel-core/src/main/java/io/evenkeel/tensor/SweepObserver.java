package io.evenkeel.tensor;

import java.util.List;

/**
 * Looks at what a sweep over a batch computed. The batch is split over threads into parts; each part is looked at on its own
 * thread, so an observer keeps a result for each part and adds them in order, which gives the same bits for any number of
 * threads if it cuts each part into shards of {@link SummedGradients#SHARD} examples.
 */
public interface SweepObserver {

    /** @return values that must be there for all time steps when a part is observed */
    List<Expr> observed();

    /**
     * Prepares the observation of one part. Parts are prepared in the order of the batch.
     *
     * @param replay of the part; its buffers hold the observed values after a sweep
     * @param parts how many there are
     * @param part index of this one
     * @param <A> array type
     * @return what to do after each sweep of the part
     */
    <A> Runnable part(Replay<A> replay, int parts, int part);
}
