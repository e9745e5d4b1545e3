package org.transferadvisor.rulebook.check.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.drl.DrlFile;
import org.transferadvisor.rulebook.drl.Place;
import org.transferadvisor.rulebook.drl.SourceText;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Checks that a file is in the package of rules and imports what its rules name. */
final class FileHeader {

    private static final String PACKAGE = "org.transferadvisor.rules";
    private static final Pattern FUNCTION = Pattern.compile("\\b([A-Z]\\w*)\\s*\\.\\s*[a-z]\\w*\\s*\\(");

    private final DrlFile file;
    private final SourceText source;
    private final Diagnostics diagnostics;

    FileHeader(DrlFile file, SourceText source, Diagnostics diagnostics) {
        this.file = file;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    void check(List<ReadRule> rules, Vocabulary vocabulary) {
        if (!file.packageName().equals(PACKAGE)) {
            diagnostics.add(
                    Check.WRONG_PACKAGE,
                    file.path(),
                    source.findName("package", new Place(1, 1)),
                    file.packageName().isEmpty()
                            ? "the file names no package"
                            : "the file is in the package `" + file.packageName() + "`",
                    "package " + PACKAGE,
                    "rules of another package are never run");
        }
        named(rules, vocabulary).forEach((type, place) -> {
            if (file.imports().stream().noneMatch(each -> covers(each, type))) {
                diagnostics.add(
                        Check.MISSING_IMPORT,
                        file.path(),
                        place,
                        "`" + type.getSimpleName() + "` is not imported",
                        "import " + type.getPackageName() + ".*",
                        "add it below the line with `package`");
            }
        });
    }

    private static boolean covers(String imported, Class<?> type) {
        return imported.equals(type.getName()) || imported.equals(type.getPackageName() + ".*");
    }

    /** What the rules name, with the place where each is first named. */
    private Map<Class<?>, Place> named(List<ReadRule> rules, Vocabulary vocabulary) {
        Map<Class<?>, Place> named = new LinkedHashMap<>();
        for (ReadRule rule : rules) {
            rule.patterns()
                    .forEach(each -> add(
                            named, vocabulary, each.match().type(), each.match().place()));
            rule.conclusions().forEach(each -> add(named, vocabulary, each.type(), each.place()));
            rule.patterns().stream()
                    .map(each -> each.match().from())
                    .filter(java.util.Objects::nonNull)
                    .forEach(from -> functions(named, from, rule.rule().place()));
            functions(named, rule.rule().consequence(), rule.rule().consequencePlace());
        }
        return named;
    }

    private void functions(Map<Class<?>, Place> named, String text, Place from) {
        Matcher call = FUNCTION.matcher(SourceText.blank(text));
        while (call.find()) {
            Class<?> functions = Vocabulary.functions(call.group(1));
            if (functions != null) {
                named.putIfAbsent(functions, source.findName(call.group(1), from));
            }
        }
    }

    private static void add(Map<Class<?>, Place> named, Vocabulary vocabulary, String type, Place place) {
        Vocabulary.Kind kind = vocabulary.kind(type);
        if (kind != null && kind.record() != null) {
            named.putIfAbsent(kind.record(), place);
        }
    }
}
