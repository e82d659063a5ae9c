/** Contenders on the same task, with the same seeds, ranked. */
package io.evenkeel.lab.compare;
