/** What a training run is made of, as people write it in YAML: typed, checked, completed with defaults. */
package io.evenkeel.lab.spec;
