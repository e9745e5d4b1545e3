package org.transferadvisor.rulebook.model;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A kind of fact that a rulebook declares.
 *
 * @param name its name
 * @param fields its fields, in order
 */
public record Declaration(String name, List<Field> fields, Place place) {

    /**
     * One field.
     *
     * @param type such as {@code long} or {@code String}
     * @param optional whether a fact may leave it out
     * @param limits what its values mean and may be; null where nothing is said of them
     */
    public record Field(
            String name,
            String type,
            boolean optional,
            @Nullable Limits limits,
            Place place) {

        /** Its type as the engine has it, which finds a function for numbers only as objects. */
        String engineType() {
            return boxed(type);
        }

        static String boxed(String type) {
            return switch (type) {
                case "boolean" -> "Boolean";
                case "int" -> "Integer";
                case "long" -> "Long";
                case "double" -> "Double";
                default -> type;
            };
        }
    }

    /**
     * What the values of a declared field mean and may be, in the form in which the fields of the facts file say it, so that one check
     * holds for both.
     *
     * @param about what it is, with its unit
     * @param min the smallest number
     * @param max the largest number
     * @param words the closed list of words; empty where any text may stand
     */
    @SuppressWarnings("ImmutableAnnotationChecker") // the list is copied
    public record Limits(String about, double min, double max, List<String> words)
            implements org.transferadvisor.facts.Field {

        /** Copies the list, so that the record does not change. */
        public Limits {
            words = List.copyOf(words);
        }

        @Override
        public String[] oneOf() {
            return words.toArray(String[]::new);
        }

        @Override
        public String name() {
            return "";
        }

        @Override
        public boolean required() {
            return false;
        }

        @Override
        public double above() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public int longest() {
            return LONGEST;
        }

        @Override
        public int maxItems() {
            return 0;
        }

        @Override
        public String ids() {
            return "";
        }

        @Override
        public String anyWith() {
            return "";
        }

        @Override
        public String section() {
            return "";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return org.transferadvisor.facts.Field.class;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Limits limits
                    && about.equals(limits.about)
                    && min == limits.min
                    && max == limits.max
                    && words.equals(limits.words);
        }

        @Override
        public int hashCode() {
            return Objects.hash(about, min, max, words);
        }
    }
}
