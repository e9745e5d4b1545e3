package org.transferadvisor.facts.meaning;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Of these facts a decision holds at most one for each value of the fields named; where none is named, at most one in
 * all. So two rules that conclude one must not both hold, and two patterns on the same one must not contradict.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnePer {

    /** The fields that tell one from another. */
    String[] value();
}
