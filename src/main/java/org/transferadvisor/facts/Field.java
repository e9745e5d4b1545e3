package org.transferadvisor.facts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a field of a facts file or of a reference row means and which values it may hold. The validator, the JSON
 * Schema and the vocabulary in the rule guide are all derived from this one place.
 *
 * <p>Numbers are always finite, at most {@link #LARGEST} in size, and at least {@link #SMALLEST} where they are not 0, so that no
 * product or quotient of them overflows.
 *
 * <pre>{@code
 * for (RecordComponent field : Data.class.getRecordComponents()) {
 *     System.out.println(field.getName() + ": " + field.getAnnotation(Field.class).about());
 * }
 * }</pre>
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {

    /** The largest number that any field takes: 10^15. */
    double LARGEST = 1e15;

    /** The smallest size of a number that is not 0: 10^-30. */
    double SMALLEST = 1e-30;

    /** The longest text that a field takes unless it says otherwise, in characters. */
    int LONGEST = 200;

    /**
     * What the field is, with its unit, in one phrase.
     *
     * @return the phrase
     */
    String about();

    /**
     * The field's name in a file, where that is no name in Java.
     *
     * @return the name; empty where it is that of the component
     */
    String name() default "";

    /**
     * Whether the field must be there.
     *
     * @return whether it must
     */
    boolean required() default false;

    /**
     * The smallest value allowed.
     *
     * @return the bound, which is allowed itself
     */
    double min() default -LARGEST;

    /**
     * The largest value allowed.
     *
     * @return the bound, which is allowed itself
     */
    double max() default LARGEST;

    /**
     * The value that must be exceeded.
     *
     * @return the bound, which is not allowed itself; negative infinity for none
     */
    double above() default Double.NEGATIVE_INFINITY;

    /**
     * The longest text, in characters.
     *
     * @return characters
     */
    int longest() default LONGEST;

    /**
     * The most entries of a list.
     *
     * @return entries
     */
    int maxItems() default 10_000;

    /**
     * The closed list of words allowed; empty where any text is.
     *
     * @return the words
     */
    String[] oneOf() default {};

    /**
     * The reference table whose ids are the words allowed, such as {@code task-types}; empty where any text is.
     *
     * @return name of the table
     */
    String ids() default "";

    /**
     * Another field of the same record that, where it is stated, allows any text in place of an id.
     *
     * @return its name; empty where only ids are allowed
     */
    String anyWith() default "";

    /**
     * The section of the article that the field comes from; empty for one that the article does not name.
     *
     * @return the section, such as {@code 9.1}
     */
    String section() default "";
}
