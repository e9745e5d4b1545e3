package org.transferadvisor.costs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a function computes, in the names of its parameters, for readers of an explanation: {@code + - * /}, brackets,
 * comparisons, fields such as {@code gpu.teraflops}, and {@code min} of two or of a list, {@code max}, {@code sum}, {@code exp}, {@code pow}, {@code powerOfTwo}
 * (the one at or above),
 * {@code floor}, {@code ceil}, {@code round(figure, decimals)} and {@code first(list, field, -other)}, which takes the
 * entry with the least field, or with a minus the greatest, ties decided by the next. Ranges are computed end by end. A
 * test computes every formula beside its function on random figures, so that it says what the function does.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Formula {

    /** The formula. */
    String value();

    /** Where it does not apply, such as {@code whole = 0} or {@code rank is unknown}; several joined by {@code or}. */
    String unless() default "";

    /** What the function gives there: a formula, or {@code unknown}. */
    String then() default "unknown";
}
