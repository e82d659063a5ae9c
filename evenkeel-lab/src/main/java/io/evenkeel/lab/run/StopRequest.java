package io.evenkeel.lab.run;

import java.util.concurrent.CountDownLatch;

/** Lets another thread ask a run to stop, and wait until it is over. */
final class StopRequest {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean asked;

    /** Asks, and waits until the run is over. */
    void ask() throws InterruptedException {
        asked = true;
        over.await();
    }

    boolean asked() {
        return asked;
    }

    /** The run is over. */
    void over() {
        over.countDown();
    }
}
