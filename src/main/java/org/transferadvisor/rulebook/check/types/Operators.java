package org.transferadvisor.rulebook.check.types;

import java.util.Collection;
import java.util.Set;

/** What operators in words stand between: those for text, and those for lists. */
final class Operators {

    private static final Set<String> TEXT = Set.of("str[startsWith]", "str[endsWith]");
    private static final String LENGTH = "str[length]";
    private static final String CONTAINS = "contains";
    private static final String MEMBER = "memberOf";

    private Operators() {}

    /** What is wrong with the two sides of an operator, as the end of a sentence about the left one; empty where nothing is. */
    static String wrong(String written, ValueKind left, ValueKind right) {
        String operator = plain(written);
        boolean ofText = TEXT.contains(operator) || operator.equals(LENGTH);
        if (ofText && isNot(left, left.isText())) {
            return "`" + written + "` is for text";
        }
        if (operator.equals(CONTAINS) && isNot(left, left.isText() || isList(left))) {
            return "`" + written + "` is for a list or a text";
        }
        if (operator.equals(MEMBER) && isNot(right, isList(right))) {
            return "`" + written + "` asks for a list, not for " + right.shown();
        }
        boolean text = TEXT.contains(operator) || operator.equals(CONTAINS) && left.isText();
        if (text && isNot(right, right.isText())) {
            return "`" + written + "` asks for a text, not for " + right.shown();
        }
        if (operator.equals(LENGTH) && isNot(right, right.isNumber())) {
            return "`" + written + "` asks for a number, not for " + right.shown();
        }
        return "";
    }

    /** What an operator takes. */
    static String takes(String written) {
        String operator = plain(written);
        return switch (operator) {
            case LENGTH -> "a text and a number of letters: name str[length] 4";
            case CONTAINS -> "a list or a text, and what it holds: name contains \"LoRA\"";
            case MEMBER -> "a value and a list: id memberOf $ids";
            default -> "two texts: name " + operator + " \"LoRA\"";
        };
    }

    private static String plain(String operator) {
        return operator.replaceFirst("^not ", "");
    }

    private static boolean isNot(ValueKind kind, boolean fits) {
        return kind.known() && !kind.isNull() && kind.type() != Object.class && !fits;
    }

    private static boolean isList(ValueKind kind) {
        return kind.type() != null && Collection.class.isAssignableFrom(kind.type());
    }
}
