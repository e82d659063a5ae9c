/** Pruning of recurrent networks before training: criteria that score weights, masks, and what keeps a mask fixed. */
package io.evenkeel.prune;
