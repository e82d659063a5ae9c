/** What can be learned: generators of the literature's tasks, data sets and their readers. */
package io.evenkeel.tasks;
