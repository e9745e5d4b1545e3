package org.transferadvisor.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field of a facts file or of a reference row means and which values it may hold. The validator, the JSON
 * Schema and the vocabulary in the rule guide are all derived from this one place.
 *
 * <p>Numbers are always finite and at most {@link #LARGEST} in size, so that no product of them overflows.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

    /** The largest number that any field takes: 10^15. */
    double LARGEST = 1e15;

    /** The longest text that a field takes unless it says otherwise, in characters. */
    int LONGEST = 200;

    /** What the field is, with its unit, in one phrase. */
    String about();

    /** Whether the field must be there. */
    boolean required() default false;

    /** The smallest value allowed. */
    double min() default -LARGEST;

    /** The largest value allowed. */
    double max() default LARGEST;

    /** The value that must be exceeded. */
    double above() default Double.NEGATIVE_INFINITY;

    /** The longest text, in characters. */
    int longest() default LONGEST;

    /** The most entries of a list. */
    int maxItems() default 10_000;

    /** The closed list of words allowed; empty where any text is. */
    String[] oneOf() default {};

    /** The reference table whose ids are the words allowed, such as {@code task-types}; empty where any text is. */
    String ids() default "";

    /** The section of the article that the field comes from; empty for one that the article does not name. */
    String section() default "";
}
