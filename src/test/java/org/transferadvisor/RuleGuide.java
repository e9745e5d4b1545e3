package org.transferadvisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of {@code rules/README.md}, applied as they stand there. */
public final class RuleGuide {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(diff|drl|yaml) (\\S+)\\n(.*?)^```$");

    private RuleGuide() {}

    /** The rulebook with the blocks of one section of the guide applied: changed lines replaced, others appended. */
    public static Rulebooks apply(Rulebooks rulebook, String heading) {
        String guide = text();
        int start = guide.indexOf("## " + heading + "\n");
        int next = guide.indexOf("\n##", start);
        int end = next < 0 ? guide.length() : next;
        if (start < 0) {
            throw new IllegalArgumentException("the guide has no section " + heading);
        }
        Matcher block = BLOCK.matcher(guide.substring(start, end));
        Rulebooks changed = rulebook;
        while (block.find()) {
            changed = block.group(1).equals("diff")
                    ? patched(changed, block.group(2), block.group(3))
                    : changed.append(block.group(2), block.group(3));
        }
        if (changed == rulebook) {
            throw new IllegalArgumentException("the section " + heading + " changes nothing");
        }
        return changed;
    }

    private static String text() {
        try {
            return Files.readString(Path.of("rules/README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rulebooks patched(Rulebooks rulebook, String file, String diff) {
        Rulebooks patched = rulebook;
        List<String> lines = diff.lines().toList();
        for (int i = 0; i < lines.size(); i += 2) {
            if (!lines.get(i).startsWith("-") || !lines.get(i + 1).startsWith("+")) {
                throw new IllegalArgumentException("not a line and its replacement: " + lines.get(i));
            }
            patched = patched.replace(
                    file, lines.get(i).substring(1), lines.get(i + 1).substring(1));
        }
        return patched;
    }
}
