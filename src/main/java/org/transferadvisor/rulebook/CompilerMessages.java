package org.transferadvisor.rulebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.drl.DrlRule;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.drl.SourceText;

/**
 * Leads the compiler's messages back to the rules. A message names a file, or a class that was generated for a
 * consequence and holds its text; where neither tells the rule, halves of the rules are compiled until it is found.
 */
final class CompilerMessages {

    private static final Pattern SOURCE = Pattern.compile("(?s)^Java source of (\\S+) in error:\\n(.*)");
    private static final Pattern NAMED =
            Pattern.compile("(?:field|[Mm]ethod|property|type|parameter in accumulate:|part of expression:) ([\\w$]+)"
                    + "|([\\w$]+)(?:\\([^)]*\\))? (?:is undefined|cannot be resolved)");

    private final Map<String, String> texts;
    private final Map<String, DrlFile> files = new LinkedHashMap<>();
    private final Predicate<Map<String, String>> compiles;

    /**
     * For the rules of one rulebook.
     *
     * @param texts DRL by path
     * @param compiles whether other rules compile
     */
    CompilerMessages(Map<String, String> texts, Predicate<Map<String, String>> compiles) {
        this.texts = texts;
        this.compiles = compiles;
        texts.forEach((path, text) -> files.put(path, DrlFile.parse(path, text)));
    }

    /** One problem for each message, at the rule that it is about. */
    List<Problem> explain(List<Message> errors) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (Message each : errors) {
            Matcher source = SOURCE.matcher(each.getText());
            if (source.matches()) {
                sources.put(source.group(1), source.group(2));
            }
        }
        List<Problem> problems = new ArrayList<>();
        for (Message each : errors) {
            if (!SOURCE.matcher(each.getText()).matches()) {
                problems.add(explain(each, sources));
            }
        }
        return problems.stream().distinct().toList();
    }

    /** The problem where the compiler broke off without a message, at the first rule that makes it do so. */
    Problem explain(Throwable broke) {
        DrlRule rule = failing(
                files.values().stream().flatMap(file -> file.rules().stream()).toList());
        Throwable cause = broke;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null || cause instanceof StackOverflowError ? "" : cause.getMessage();
        return problem(rule, "the compiler gives it up" + (message.isBlank() ? "" : " (" + plain(message) + ")"));
    }

    private Problem explain(Message message, Map<String, String> sources) {
        String path = String.valueOf(message.getPath());
        DrlRule rule = null;
        String generated = sources.get(path);
        DrlFile file = files.get(path.substring(path.lastIndexOf('/') + 1));
        if (generated != null) {
            rule = concluding(generated);
        } else if (file != null) {
            rule = message.getLine() > 0 ? at(file, message.getLine()) : naming(file, message.getText());
        }
        if (rule == null) {
            List<DrlRule> suspects = file != null
                    ? file.rules()
                    : files.values().stream()
                            .flatMap(each -> each.rules().stream())
                            .toList();
            rule = failing(suspects);
        }
        return problem(rule, message.getText());
    }

    /** The rule whose consequence a generated class holds. */
    private @Nullable DrlRule concluding(String generated) {
        String plain = squeezed(generated).replace("drools.", "");
        return files.values().stream()
                .flatMap(file -> file.rules().stream())
                .filter(rule -> !rule.consequence().isBlank() && plain.contains(squeezed(rule.consequence())))
                .findFirst()
                .orElse(null);
    }

    private static String squeezed(String java) {
        return java.replaceAll("//[^\\n]*|(?s:/\\*.*?\\*/)", "").replaceAll("\\s+", "");
    }

    private static @Nullable DrlRule at(DrlFile file, int line) {
        DrlRule found = null;
        for (DrlRule each : file.rules()) {
            found = each.place().line() <= line ? each : found;
        }
        return found;
    }

    /** The only rule of a file that holds the name which a message is about. */
    private static @Nullable DrlRule naming(DrlFile file, String message) {
        String name = name(message);
        if (name.isEmpty()) {
            return null;
        }
        SourceText source = new SourceText(file.text());
        List<DrlRule> holding = new ArrayList<>();
        for (DrlRule each : file.rules()) {
            Place found = source.findName(name, each.place());
            if (!found.equals(each.place()) && each.equals(at(file, found.line()))) {
                holding.add(each);
            }
        }
        return holding.size() == 1 ? holding.get(0) : null;
    }

    private static String name(String message) {
        Matcher named = NAMED.matcher(message);
        return !named.find() ? "" : named.group(1) == null ? named.group(2) : named.group(1);
    }

    /** The first of several rules that does not compile; null where each half does by itself. */
    private @Nullable DrlRule failing(List<DrlRule> suspects) {
        List<DrlRule> left = suspects;
        while (left.size() > 1) {
            List<DrlRule> first = left.subList(0, left.size() / 2);
            List<DrlRule> second = left.subList(left.size() / 2, left.size());
            if (!compiles.test(only(first))) {
                left = first;
            } else if (!compiles.test(only(second))) {
                left = second;
            } else {
                return null;
            }
        }
        return left.isEmpty() ? null : left.get(0);
    }

    /** The files with no rules but some; all types that they declare stay. */
    private Map<String, String> only(List<DrlRule> rules) {
        Map<String, String> kept = new LinkedHashMap<>();
        files.forEach((path, file) -> {
            StringBuilder text = new StringBuilder(file.text());
            List<DrlRule> all = file.rules();
            for (int i = all.size() - 1; i >= 0; i--) {
                if (!rules.contains(all.get(i))) {
                    RuleText cut = RuleText.of(file.text(), all.get(i).place().line());
                    text.delete(cut.start(), cut.end());
                }
            }
            kept.put(path, text.toString());
        });
        return kept;
    }

    private Problem problem(@Nullable DrlRule rule, String message) {
        String plain = plain(message);
        if (rule == null) {
            return new Problem(
                    RulebookFiles.MANIFEST,
                    0,
                    0,
                    "",
                    "the rules do not compile together: " + plain,
                    "rules and declared types that agree with each other",
                    null);
        }
        SourceText source = new SourceText(texts.getOrDefault(rule.file(), ""));
        String name = name(message);
        Place place = name.isEmpty() ? rule.place() : source.findName(name, rule.place());
        return new Problem(
                rule.file(),
                place.line(),
                place.column(),
                "",
                "rule `" + rule.name() + "` does not compile: " + plain,
                "conditions and a consequence that name known facts, bound variables and the cost functions",
                "check the names, the number and the order of what stands between the brackets");
    }

    private static String plain(String message) {
        return message.lines()
                .findFirst()
                .orElse("no reason given")
                .replaceAll("caused by: \\(line \\d+,col \\d+\\) ", "")
                .replaceAll(", expected one of.*", "")
                .replaceAll("(?:org\\.transferadvisor|java)\\.(?:\\w+\\.)*(?=[A-Z])", "");
    }
}
