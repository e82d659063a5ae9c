package io.evenkeel.lab.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the keys of a record that a list or a text in its place stands for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Shorthand {
    /** The key that a list stands for. */
    String list();

    /** The key that a text stands for. */
    String text();
}
