/** Trainers, optimizers, controllers, checkpoints. */
package io.evenkeel.train;
