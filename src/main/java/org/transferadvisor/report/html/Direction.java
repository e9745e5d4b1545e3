package org.transferadvisor.report.html;

import org.jspecify.annotations.Nullable;

/** The way a text of ours reads, whatever name it begins with. */
public final class Direction {

    private Direction() {}

    /**
     * Where most of its letters run.
     *
     * @return {@code ltr} or {@code rtl}; null where its first letter tells the same, as a browser takes it to
     */
    public static @Nullable String of(String text) {
        int right = 0;
        int left = 0;
        Boolean first = null;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            byte direction = Character.getDirectionality(text.codePointAt(at));
            boolean toTheLeft = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
            if (toTheLeft) {
                left++;
            } else if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
                right++;
            } else {
                continue;
            }
            first = first == null ? Boolean.valueOf(toTheLeft) : first;
        }
        boolean most = left > right;
        return first == null || first == most ? null : most ? "rtl" : "ltr";
    }
}
