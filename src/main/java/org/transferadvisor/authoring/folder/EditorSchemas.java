package org.transferadvisor.authoring.folder;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.transferadvisor.authoring.scenarios.ScenarioSchema;
import org.transferadvisor.authoring.scenarios.ScenarioWords;
import org.transferadvisor.facts.reading.Contract;
import org.transferadvisor.facts.reading.JsonSchema;
import org.transferadvisor.facts.reading.Words;
import org.transferadvisor.facts.reference.ReferenceData;
import org.transferadvisor.facts.reference.TableSchema;
import org.transferadvisor.rulebook.Manifest;
import org.transferadvisor.rulebook.Rulebook;

/** JSON Schemas of the YAML files that a rulebook is made of, so that an editor completes and checks them. */
public final class EditorSchemas {

    /** Where the files of a rulebook look for their schemas: hidden, as nobody writes there by hand. */
    public static final String FOLDER = ".schemas";

    private EditorSchemas() {}

    /** The schemas by the name of the file that they describe: {@code rulebook}, {@code scenarios}, and each reference table. */
    public static SortedMap<String, Map<String, Object>> of(Rulebook rulebook) {
        SortedMap<String, Map<String, Object>> schemas = new TreeMap<>();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("$schema", JsonSchema.DIALECT);
        manifest.put("title", "The rulebook's name, version and sources");
        manifest.putAll(JsonSchema.of(Contract.of(Manifest.class), Words.of(table -> Set.of(), Map.of())));
        manifest.put("anyOf", List.of(Map.of("required", List.of("article")), Map.of("required", List.of("extends"))));
        schemas.put("rulebook", manifest);
        schemas.put("scenarios", ScenarioSchema.of(ScenarioWords.of(rulebook)));
        for (String table : ReferenceData.tableNames()) {
            schemas.put(
                    table,
                    TableSchema.of(
                            table, rulebook.reference(), rulebook.titles().keySet()));
        }
        return schemas;
    }

    /** The name of the file of a schema. */
    public static String fileName(String described) {
        return described + ".schema.json";
    }
}
