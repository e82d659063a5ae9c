/** What a person or a script meets: the command line, the report, and the list of ingredients. */
package io.evenkeel.lab;
