/** Domains in which networks are judged and not taught: mazes, balancing, parity, a toy. */
package io.evenkeel.tasks.domain;
