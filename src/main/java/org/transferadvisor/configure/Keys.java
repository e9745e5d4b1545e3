package org.transferadvisor.configure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.Row;
import org.transferadvisor.facts.reference.ToolKey;

/** The keys that tools document: puts settings into their words. */
final class Keys {

    private final ReferenceData reference;
    private final Map<String, Setting> settings;

    Keys(ReferenceData reference, Map<String, Setting> settings) {
        this.reference = reference;
        this.settings = settings;
    }

    /** What the settings are under the keys of some groups, in the order of the table. */
    List<Entry> of(Set<String> groups) {
        List<Entry> entries = new ArrayList<>();
        String told = null;
        for (Row row : reference.rows("tool-keys")) {
            ToolKey key = (ToolKey) row.value();
            int slash = key.id().indexOf('/');
            Object value = groups.contains(key.id().substring(0, slash)) ? value(key) : null;
            if (value != null) {
                String path = key.id().substring(slash + 1).replaceFirst("#.*", "");
                Entry.put(entries, List.of(path.split("\\.")), value, comments(key, told));
                told = key.takes();
            }
        }
        return entries;
    }

    private @Nullable Object value(ToolKey key) {
        if (key.value() != null) {
            return typed(key.value());
        }
        Setting setting = setting(key);
        if (setting == null || key.words() == null) {
            return setting == null ? null : setting.value();
        }
        String word = pairs(key.words()).get(setting.value().toString());
        return word == null ? null : typed(word);
    }

    private @Nullable Setting setting(ToolKey key) {
        return key.takes() == null ? null : settings.get(key.takes());
    }

    /** What a value rests on, but for what the key before it rests on as well. */
    private List<String> comments(ToolKey key, @Nullable String told) {
        List<String> comments = new ArrayList<>();
        Setting setting = setting(key);
        if (setting != null && !Objects.equals(key.takes(), told)) {
            comments.addAll(setting.why());
        }
        if (key.about() != null) {
            comments.add(key.about());
        }
        return comments;
    }

    private static Map<String, String> pairs(String words) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : list(words)) {
            int equals = pair.indexOf('=');
            pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs;
    }

    private static Object typed(String word) {
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            default -> word.matches("\\d{1,9}") ? (Object) Integer.valueOf(word) : word;
        };
    }

    /** What stands between commas. */
    static List<String> list(String text) {
        return List.of(text.split(",\\s*"));
    }
}
