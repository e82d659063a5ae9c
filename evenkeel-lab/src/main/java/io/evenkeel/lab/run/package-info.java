/** Training runs: what they do, what they leave in a folder, and how they go on after any interruption. */
package io.evenkeel.lab.run;
