/** The HTML report: one self-contained file that a browser shows without a network. */
package io.evenkeel.lab.report;
