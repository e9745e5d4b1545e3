package org.transferadvisor.rulebook.model;

import java.util.List;

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
     */
    public record Field(String name, String type, boolean optional, Place place) {

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
}
