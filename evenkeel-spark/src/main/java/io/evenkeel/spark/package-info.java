/** Evolutions on Apache Spark: the same bits as in one process, from a cluster. */
package io.evenkeel.spark;
