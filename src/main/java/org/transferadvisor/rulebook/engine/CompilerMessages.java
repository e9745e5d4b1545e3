package org.transferadvisor.rulebook.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.api.builder.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.transferadvisor.facts.reading.Problem;
import org.transferadvisor.rulebook.RulebookFiles;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleFile;
import org.transferadvisor.rulebook.model.RuleModel;
import org.transferadvisor.rulebook.model.SourceText;

/**
 * Leads the compiler's messages back to the rules. A message names a file and a line, or a class that was generated for a consequence and
 * holds its text; where neither tells the rule, halves of the rules are compiled until it is found.
 */
final class CompilerMessages {

    private static final Logger LOG = LoggerFactory.getLogger(CompilerMessages.class);

    private static final Pattern SOURCE = Pattern.compile("(?s)^Java source of (\\S+) in error:\\n(.*)");
    private static final Pattern NAMED =
            Pattern.compile("(?:field|[Mm]ethod|property|type|parameter in accumulate:|part of expression:) ([\\w$]+)"
                    + "|([\\w$]+)(?:\\([^)]*\\))? (?:is undefined|cannot be resolved)");

    private final RuleModel rules;
    private final Map<String, RuleFile> files = new LinkedHashMap<>();
    private final Predicate<RuleModel> compiles;
    private final Map<List<Rule>, List<Rule>> searched = new LinkedHashMap<>();

    /**
     * For the rules of one rulebook.
     *
     * @param compiles whether other rules compile
     */
    CompilerMessages(RuleModel rules, Predicate<RuleModel> compiles) {
        this.rules = rules;
        this.compiles = compiles;
        rules.files().forEach(each -> files.put(each.path(), each));
    }

    /** The name of a file for the engine, which passes over those with some signs; no two have the same. */
    static String fileName(String path) {
        String stem = path.replaceFirst("\\.drl$", "").replace("_", "%5F");
        return URLEncoder.encode(stem, StandardCharsets.UTF_8)
                        .replace("%255F", "_5F")
                        .replace(".", "_2E")
                        .replace('%', '_')
                + ".drl";
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
        Rule rule = failing(rules.rules());
        Throwable cause = broke;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null || cause instanceof Error ? "" : cause.getMessage();
        return problem(rule, "the compiler gives it up" + (message.isBlank() ? "" : " (" + plain(message) + ")"));
    }

    private Problem explain(Message message, Map<String, String> sources) {
        String path = String.valueOf(message.getPath());
        Rule rule = null;
        String generated = sources.get(path);
        String name = path.substring(path.lastIndexOf('/') + 1);
        RuleFile file = files.values().stream()
                .filter(each -> fileName(each.path()).equals(name))
                .findFirst()
                .orElse(null);
        if (generated != null) {
            rule = concluding(generated);
        } else if (file != null) {
            rule = message.getLine() > 0 ? at(file, message.getLine()) : naming(file, message.getText());
        }
        return problem(rule == null ? failing(file == null ? rules.rules() : file.rules()) : rule, message.getText());
    }

    /** The rule whose consequence a generated class holds. */
    private @Nullable Rule concluding(String generated) {
        String plain = squeezed(generated).replace("drools.", "");
        return rules.rules().stream()
                .filter(rule -> !rule.conclusions().isEmpty()
                        && plain.contains(rule.conclusions().stream()
                                .map(each -> squeezed("insertLogical(" + each.text() + ");"))
                                .collect(Collectors.joining())))
                .findFirst()
                .orElse(null);
    }

    private static String squeezed(String java) {
        return java.replaceAll("//[^\\n]*|(?s:/\\*.*?\\*/)", "").replaceAll("\\s+", "");
    }

    private static @Nullable Rule at(RuleFile file, int line) {
        Rule found = null;
        for (Rule each : file.rules()) {
            found = each.place().line() <= line ? each : found;
        }
        return found;
    }

    /** The only rule of a file that holds the name which a message is about. */
    private static @Nullable Rule naming(RuleFile file, String message) {
        String name = name(message);
        List<Rule> holding =
                file.rules().stream().filter(rule -> names(rule).contains(name)).toList();
        return holding.size() == 1 ? holding.get(0) : null;
    }

    private static Set<String> names(Rule rule) {
        Set<String> names = new LinkedHashSet<>();
        rule.patterns().forEach(each -> names.add(each.pattern().type()));
        rule.expressions().forEach(each -> {
            if (each instanceof Expression.Name name) {
                names.add(name.name());
            } else if (each instanceof Expression.Access access) {
                names.add(access.name());
            } else if (each instanceof Expression.Call call) {
                names.addAll(List.of(call.owner(), call.function()));
            } else if (each instanceof Expression.New made) {
                names.add(made.type());
            }
        });
        return names;
    }

    private static String name(String message) {
        Matcher named = NAMED.matcher(message);
        return !named.find() ? "" : named.group(1) == null ? named.group(2) : named.group(1);
    }

    /** The first of several rules that does not compile; null where each half does by itself. Each is searched for once. */
    private @Nullable Rule failing(List<Rule> suspects) {
        List<Rule> found = searched.computeIfAbsent(suspects, this::search);
        return found.isEmpty() ? null : found.get(0);
    }

    private List<Rule> search(List<Rule> suspects) {
        LOG.info("looking for the rule that does not compile, among {}", suspects.size());
        List<Rule> left = suspects;
        while (left.size() > 1) {
            List<Rule> first = left.subList(0, left.size() / 2);
            List<Rule> second = left.subList(left.size() / 2, left.size());
            if (!compiles.test(only(first))) {
                left = first;
            } else if (!compiles.test(only(second))) {
                left = second;
            } else {
                return List.of();
            }
        }
        return left;
    }

    /** The files with no rules but some; all types that they declare stay. */
    private RuleModel only(List<Rule> some) {
        return new RuleModel(files.values().stream()
                .map(file ->
                        file.with(file.rules().stream().filter(some::contains).toList()))
                .toList());
    }

    private Problem problem(@Nullable Rule rule, String message) {
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
        RuleFile file = files.get(rule.file());
        SourceText source = new SourceText(rule.file(), file == null ? "" : file.text());
        String name = name(message);
        Place place = name.isEmpty() ? rule.place() : source.findName(name, rule.place());
        return new Problem(
                rule.file(),
                place.line(),
                place.column(),
                "",
                "rule " + rule.named() + " does not compile: " + plain,
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
