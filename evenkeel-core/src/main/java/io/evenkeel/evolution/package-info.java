/** Evolution of networks: domains in which they are judged, mutations that respect what they do, and algorithms. */
package io.evenkeel.evolution;
