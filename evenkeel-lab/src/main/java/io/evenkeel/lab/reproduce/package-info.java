/** The papers' experiments, with published numbers beside our own. */
package io.evenkeel.lab.reproduce;
