package org.transferadvisor.rulebook.check.types;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.rulebook.check.Check;
import org.transferadvisor.rulebook.check.Diagnostics;
import org.transferadvisor.rulebook.model.Expression;
import org.transferadvisor.rulebook.model.Place;
import org.transferadvisor.rulebook.model.Rule;
import org.transferadvisor.rulebook.model.RuleFile;
import org.transferadvisor.rulebook.model.SourceText;
import org.transferadvisor.rulebook.model.Vocabulary;

/** Checks that a file is in the package of rules and imports what its rules name. */
final class FileHeader {

    private final RuleFile file;
    private final SourceText source;
    private final Diagnostics diagnostics;

    FileHeader(RuleFile file, SourceText source, Diagnostics diagnostics) {
        this.file = file;
        this.source = source;
        this.diagnostics = diagnostics;
    }

    void check(Vocabulary vocabulary) {
        if (!file.packageName().equals(RuleFile.PACKAGE)) {
            diagnostics.add(
                    Check.WRONG_PACKAGE,
                    source.findName("package", source.place(0)),
                    file.packageName().isEmpty()
                            ? "the file names no package"
                            : "the file is in the package `" + file.packageName() + "`",
                    "package " + RuleFile.PACKAGE,
                    "rules of another package are never run");
        }
        named(vocabulary).forEach((type, place) -> {
            if (file.imports().stream().noneMatch(each -> covers(each.target(), type))) {
                diagnostics.add(
                        Check.MISSING_IMPORT,
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
    private Map<Class<?>, Place> named(Vocabulary vocabulary) {
        Map<Class<?>, Place> named = new LinkedHashMap<>();
        for (Rule rule : file.rules()) {
            rule.patterns()
                    .forEach(each -> add(
                            named,
                            record(vocabulary, each.pattern().type()),
                            each.pattern().place()));
            rule.conclusions().forEach(each -> add(named, record(vocabulary, each.type()), each.place()));
            rule.expressions().forEach(each -> {
                if (each instanceof Expression.Call call) {
                    add(named, Vocabulary.functions(call.owner()), call.place());
                } else if (each instanceof Expression.New made) {
                    add(named, record(vocabulary, made.type()), made.place());
                }
            });
        }
        return named;
    }

    private static void add(Map<Class<?>, Place> named, @Nullable Class<?> type, Place place) {
        if (type != null) {
            named.putIfAbsent(type, place);
        }
    }

    private static @Nullable Class<?> record(Vocabulary vocabulary, String type) {
        Vocabulary.Kind kind = vocabulary.kind(type);
        return kind == null ? null : kind.record();
    }
}
