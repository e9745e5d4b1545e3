package org.transferadvisor.measure.tables;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of a list holds which field, by the names that people give them. */
final class Columns {

    private Columns() {}

    private static final Map<String, List<String>> OF_GPUS = Map.of(
            "id",
                    List.of(
                            "id",
                            "gpu",
                            "gpumodel",
                            "gputype",
                            "gpuname",
                            "name",
                            "model",
                            "accelerator",
                            "card",
                            "device"),
            "memoryGb", List.of("memorygb", "memory", "vram", "vramgb", "gpumemory", "gpumemorygb", "mem", "gpuram"),
            "teraflops", List.of("teraflops", "tflops", "bf16tflops", "tflopsbf16", "densebf16tflops", "bf16"),
            "price",
                    List.of(
                            "price",
                            "priceperhour",
                            "pricehour",
                            "usdperhour",
                            "usdhour",
                            "usdhr",
                            "usdh",
                            "priceusd",
                            "hourlyprice",
                            "hourly",
                            "pricehr",
                            "ondemand",
                            "ondemandprice",
                            "cost",
                            "costperhour",
                            "pergpuhour",
                            "pricepergpuhour",
                            "rate",
                            "hourlyrate",
                            "priceperhourusd"),
            "date", List.of("date", "asof", "updated", "lastupdated", "seen", "day"));

    private static final Map<String, List<String>> OF_MODELS = Map.ofEntries(
            Map.entry("id", List.of("id", "model", "name", "modelname", "modelid")),
            Map.entry(
                    "maker",
                    List.of(
                            "maker",
                            "organization",
                            "organisation",
                            "org",
                            "vendor",
                            "provider",
                            "company",
                            "developer")),
            Map.entry("modality", List.of("modality", "type", "kind")),
            Map.entry("trainedOn", List.of("trainedon", "field", "domain")),
            Map.entry(
                    "parametersB",
                    List.of(
                            "parametersb",
                            "parameters",
                            "params",
                            "paramsb",
                            "size",
                            "sizeb",
                            "totalparameters",
                            "billions")),
            Map.entry(
                    "activeParametersB",
                    List.of("activeparametersb", "activeparameters", "active", "activeparams", "activeb")),
            Map.entry("access", List.of("access", "availability", "weights")),
            Map.entry("license", List.of("license", "licence", "terms")),
            Map.entry("promptInterface", List.of("promptinterface", "prompt", "promptable", "chat")),
            Map.entry("hostedFineTuning", List.of("hostedfinetuning", "finetuning", "tunable")),
            Map.entry(
                    "pricePerMillionTokens",
                    List.of(
                            "pricepermilliontokens",
                            "price",
                            "pricepermillion",
                            "usdpermilliontokens",
                            "pricemtok",
                            "usdmtok",
                            "blendedprice")),
            Map.entry(
                    "fineTuningPricePerMillionTokens",
                    List.of("finetuningpricepermilliontokens", "finetuningprice", "trainingprice")),
            Map.entry("layers", List.of("layers", "numlayers", "numhiddenlayers")),
            Map.entry("hiddenSize", List.of("hiddensize", "hidden", "width", "dmodel")),
            Map.entry("keyValueSize", List.of("keyvaluesize", "kvsize")),
            Map.entry("vocabularySize", List.of("vocabularysize", "vocabsize", "vocabulary", "vocab")),
            Map.entry("date", List.of("date", "asof", "updated", "lastupdated")));

    /** The fields of a table that a list may fill. */
    static Map<String, List<String>> of(String table) {
        return table.equals("gpus") ? OF_GPUS : OF_MODELS;
    }

    /**
     * The field of each column that has one.
     *
     * @param header names of the columns
     * @param said by column, the field that the user says it holds
     */
    static Map<String, String> matched(String table, List<String> header, Map<String, String> said) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>(said.values());
        header.forEach(column -> {
            String field = said.containsKey(column) ? said.get(column) : fieldOf(table, column);
            if (field != null && (said.containsKey(column) || taken.add(field))) {
                fields.put(column, field);
            }
        });
        return fields;
    }

    private static @Nullable String fieldOf(String table, String column) {
        String plain = plain(column);
        return of(table).entrySet().stream()
                .filter(each -> each.getValue().contains(plain))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** A name without case, spaces and signs. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("$", "usd").replaceAll("[^a-z0-9]", "");
    }
}
