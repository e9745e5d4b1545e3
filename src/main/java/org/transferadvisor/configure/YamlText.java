package org.transferadvisor.configure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.transferadvisor.facts.reading.Problem;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes a configuration as YAML, its comments beside it. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.][A-Za-z0-9_./-]*");

    private YamlText() {}

    static String of(List<String> header, List<Entry> entries) {
        List<String> lines = new ArrayList<>();
        header.forEach(each -> lines.add(comment(each)));
        lines.add("");
        lines.addAll(lines(entries));
        return String.join("\n", lines) + "\n";
    }

    /** A comment that ends where its line does, whatever a project calls itself. */
    static String comment(String text) {
        return "# " + Problem.shown(text);
    }

    private static List<String> lines(List<Entry> entries) {
        List<String> lines = new ArrayList<>();
        for (Entry entry : entries) {
            entry.comments().forEach(each -> lines.add(comment(each)));
            if (entry.value() != null) {
                lines.add(entry.key() + ": " + value(entry.value()));
            } else if (entry.key().equals("-")) {
                lines.addAll(item(lines(entry.below())));
            } else {
                lines.add(entry.key() + ":");
                lines(entry.below()).forEach(each -> lines.add("  " + each));
            }
        }
        return lines;
    }

    /** Lines as an entry of a list: a dash before the first that is no comment. */
    private static List<String> item(List<String> lines) {
        List<String> item = new ArrayList<>();
        boolean begun = false;
        for (String line : lines) {
            boolean begins = !begun && !line.startsWith("#");
            item.add((begins ? "- " : begun ? "  " : "") + line);
            begun |= begins;
        }
        return item;
    }

    private static String value(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
        options.setAllowUnicode(false);
        options.setSplitLines(false);
        if (value instanceof String text && !PLAIN.matcher(text).matches()) {
            options.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
        }
        return new Yaml(options).dump(value).strip();
    }
}
