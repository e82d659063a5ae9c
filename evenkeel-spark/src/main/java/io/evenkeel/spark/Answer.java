package io.evenkeel.spark;

import java.io.Serializable;
import java.util.List;

/**
 * What became of a slice.
 *
 * @param worker host of the executor
 * @param identity of the executor
 * @param verdicts in the order of the slice, empty if the executor did not begin
 * @param failure why the executor could not do its work, empty if it could
 * @param nanos how long the births took
 */
record Answer(String worker, Identity identity, List<Verdict> verdicts, String failure, long nanos)
        implements Serializable {
    Answer {
        verdicts = List.copyOf(verdicts);
    }
}
