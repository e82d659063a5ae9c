package io.evenkeel.lab.spec;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a key of a specification, which is a component of a record. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {
    /** @return what it means, in a few words */
    String value();

    /** @return what it is if the specification does not say, as YAML; empty if it must say */
    String standard() default "";

    /** @return the least number allowed */
    double least() default Double.NEGATIVE_INFINITY;

    /** @return the greatest number allowed */
    double most() default Double.POSITIVE_INFINITY;

    /** @return a bound that a number must exceed */
    double above() default Double.NEGATIVE_INFINITY;

    /** @return a bound that a number must stay under */
    double below() default Double.POSITIVE_INFINITY;
}
