/**
 * The command line. Exit status: 0 done, 1 a check the user asked for failed, 2 bad input, 3 the run broke. Errors are
 * one line on standard error.
 */
package io.evenkeel.lab.cli;
