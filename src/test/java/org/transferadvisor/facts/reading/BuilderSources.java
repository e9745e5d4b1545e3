package org.transferadvisor.facts.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.transferadvisor.facts.Field;
import org.transferadvisor.facts.ProjectFacts;
import org.transferadvisor.facts.Range;

/** The sources of the builders, written from what the records say of their fields, so that neither can drift from the other. */
public final class BuilderSources {

    private static final String PACKAGE = "org.transferadvisor.facts.";
    private static final int WIDTH = 118;
    private static final Map<Class<?>, String> SIMPLE = Map.of(
            String.class,
            "@Nullable String",
            Double.class,
            "double",
            Long.class,
            "long",
            Integer.class,
            "int",
            Boolean.class,
            "boolean");

    /** How a program calls the builder of each record. */
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("Adaptation", "adaptation(adaptation -> adaptation.loraRank(16))"),
            Map.entry("Budget", "budget(budget -> budget.compute(800).project(25_000))"),
            Map.entry(
                    "Candidate",
                    "candidate(model -> model.model(\"Llama-3.1-8B\").similarity(0.78, 0.7, 0.8).benchmark(0.73).ecosystem(0.9))"),
            Map.entry(
                    "Data",
                    "data(data -> data.labeledSamples(8_000).alreadyLabeled(6_000).annotationCostPerSample(0.5, 2).sensitive(true))"),
            Map.entry(
                    "Economics",
                    "economics(worth -> worth.weeklyRevenue(15_000).weeklyProjectCost(10_000).engineerHourlyRate(90))"),
            Map.entry(
                    "FromScratch",
                    "fromScratch(own -> own.parametersB(0.3).developmentCost(60_000, 120_000).accuracy(0.91))"),
            Map.entry("Hardware", "hardware(gpus -> gpus.gpu(\"A100-80GB\").count(4).pricePerGpuHour(1.5, 4))"),
            Map.entry("Portfolio", "portfolio(portfolio -> portfolio.modelsInDomain(5))"),
            Map.entry(
                    "Serving",
                    "serving(serving -> serving.deployment(\"MULTI_TENANT\").variants(12).requestsPerMonth(900_000))"),
            Map.entry("Task", "task(task -> task.type(\"TEXT_CLASSIFICATION\").domain(\"finance\"))"));

    private final Map<String, String> files = new TreeMap<>();

    private BuilderSources() {}

    /** Source by name of the class. */
    public static Map<String, String> all() {
        BuilderSources sources = new BuilderSources();
        sources.write(ProjectFacts.class, Contract.of(ProjectFacts.class));
        return sources.files;
    }

    private void write(Class<?> record, Contract<?> contract) {
        Source source = new Source(record);
        contract.members().values().forEach(member -> {
            Class<?> type = member.element() == null ? member.type() : member.element();
            if (SIMPLE.containsKey(type)) {
                source.single(member);
            } else if (type == Range.class) {
                source.range(member);
            } else if (type == Map.class) {
                source.declared(member);
            } else if (isTuple(contract.nested(member.name()))) {
                source.tuple(member, contract.nested(member.name()));
            } else {
                source.section(member, type);
                write(type, contract.nested(member.name()));
            }
        });
        files.put(source.name, source.text());
    }

    /** Whether a record is a few numbers, so that it is given at once. */
    private static boolean isTuple(Contract<?> contract) {
        return contract.members().size() > 1
                && contract.members().values().stream()
                        .allMatch(member -> (member.type() == Double.class || member.type() == Range.class)
                                && member.field().min() == 0
                                && member.field().max() == 1);
    }

    /** One class under construction. */
    private static final class Source {

        private final String record;
        private final String name;
        private final boolean whole;
        private final Set<String> imports = new TreeSet<>();
        private final StringBuilder body = new StringBuilder();

        Source(Class<?> type) {
            record = type.getSimpleName();
            name = record + "Builder";
            whole = type == ProjectFacts.class;
            imports.add("org.jspecify.annotations.Nullable");
            imports.add(type.getName());
        }

        void single(Contract.Member member) {
            String type = SIMPLE.get(member.type());
            method(
                    member,
                    type + " " + member.name(),
                    List.of(allowed(member)),
                    "set(\"%s\", %s);".formatted(member.name(), member.name()));
        }

        void range(Contract.Member member) {
            imports.add(Range.class.getName());
            String allowed = allowed(member);
            String field = member.name();
            method(
                    member,
                    "double " + field,
                    List.of(allowed),
                    "range(\"%s\", %s, %s);".formatted(field, field, field));
            method(
                    member,
                    "double low, double high",
                    List.of(allowed, allowed + ", not below {@code low}"),
                    "range(\"%s\", low, high);".formatted(field));
            method(
                    member,
                    "@Nullable Range " + field,
                    List.of(allowed + " at either end"),
                    "set(\"%s\", %s);".formatted(field, field));
        }

        /** One method for the numbers that are required, one for each that may follow, one for the whole record. */
        void tuple(Contract.Member member, Contract<?> parts) {
            imports.add(member.type().getName());
            List<Contract.Member> fields = List.copyOf(parts.members().values());
            List<Contract.Member> numbers =
                    fields.stream().filter(each -> each.type() == Double.class).toList();
            for (int count = 1; count <= numbers.size(); count++) {
                if (count < numbers.size() && numbers.get(count).field().required()) {
                    continue;
                }
                List<Contract.Member> given = numbers.subList(0, count);
                method(
                        member,
                        given.stream().map(each -> "double " + each.name()).collect(Collectors.joining(", ")),
                        given.stream().map(each -> each.field().about()).toList(),
                        "set(\"%s\", new %s(%s));"
                                .formatted(
                                        member.name(),
                                        member.type().getSimpleName(),
                                        fields.stream()
                                                .map(each -> given.contains(each) ? each.name() : "null")
                                                .collect(Collectors.joining(", "))));
            }
            if (numbers.size() < fields.size()) {
                method(
                        member,
                        "@Nullable " + member.type().getSimpleName() + " " + member.name(),
                        List.of("all of it"),
                        "set(\"%s\", %s);".formatted(member.name(), member.name()));
            }
        }

        void section(Contract.Member member, Class<?> type) {
            imports.add("java.util.function.Consumer");
            String field = member.name();
            String builder = type.getSimpleName() + "Builder";
            if (member.element() == null) {
                imports.add(type.getName());
                method(
                        member,
                        "Consumer<? super %s> %s".formatted(builder, field),
                        List.of("sets the fields of this section; called at once"),
                        "section(\"%s\", %s.class, from -> new %s(\"/%s\", from), %s);"
                                .formatted(field, type.getSimpleName(), builder, field, field));
                return;
            }
            imports.add(type.getName());
            imports.add("java.util.List");
            String one = field.substring(0, field.length() - 1);
            method(
                    one,
                    "Adds one of the " + sentence(member),
                    "Consumer<? super %s> %s".formatted(builder, one),
                    List.of("sets the fields of this one; called at once"),
                    "add(\"%s\", index -> new %s(\"/%s/\" + index, null), %s);".formatted(field, builder, field, one));
            method(
                    field,
                    "All " + sentence(member),
                    "@Nullable List<%s> %s".formatted(type.getSimpleName(), field),
                    List.of("at most "
                            + String.format(Locale.ROOT, "%,d", member.field().maxItems())),
                    "set(\"%s\", %s);".formatted(field, field));
        }

        void declared(Contract.Member member) {
            imports.add("java.util.List");
            imports.add("java.util.Map");
            String field = member.name();
            method(
                    field.substring(0, field.length() - 1),
                    "Adds one of the " + sentence(member),
                    "String type, Map<String, ?> values",
                    List.of("name of its type", "its fields: text, numbers and booleans"),
                    "declared(\"%s\", type, values);".formatted(field));
            method(
                    field,
                    "All " + sentence(member),
                    "@Nullable List<Map<String, Object>> " + field,
                    List.of("each with its {@code type}; at most "
                            + String.format(Locale.ROOT, "%,d", member.field().maxItems())),
                    "set(\"%s\", %s);".formatted(field, field));
        }

        private void method(Contract.Member member, String parameters, List<String> meanings, String statement) {
            String sentence = sentence(member);
            method(
                    member.name(),
                    Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1),
                    parameters,
                    meanings,
                    statement);
        }

        private void method(String field, String about, String parameters, List<String> meanings, String statement) {
            body.append("\n    /**\n").append(wrapped(about, "     * "));
            body.append("     *\n");
            List<String> names = new ArrayList<>();
            for (String parameter : parameters.split(", (?=\\S+ \\S)(?![^<]*>)", -1)) {
                names.add(parameter.substring(parameter.lastIndexOf(' ') + 1));
            }
            for (int i = 0; i < names.size(); i++) {
                body.append(wrapped("@param " + names.get(i) + " " + meanings.get(i), "     *     ")
                        .replaceFirst(" {5}\\* {5}", "     * "));
            }
            body.append("     * @return this builder\n");
            boolean refuses = statement.startsWith("range(");
            if (refuses) {
                imports.add("org.transferadvisor.facts.reading.RefusedException");
                body.append("     * @throws RefusedException where no range has these ends\n");
            }
            body.append("     */\n    public ")
                    .append(name)
                    .append(' ')
                    .append(field)
                    .append('(')
                    .append(parameters)
                    .append(") {\n");
            body.append("        ").append(statement).append("\n        return this;\n    }\n");
        }

        private static String sentence(Contract.Member member) {
            Field field = member.field();
            String about = field.about().replace(", number or range", "");
            String section = field.section().isEmpty() ? "" : " (§" + field.section() + ")";
            return about.endsWith("?") ? about + section : about + section + (field.required() ? "; required." : ".");
        }

        private static String allowed(Contract.Member member) {
            if (!member.field().ids().isEmpty()) {
                return "an id in the rulebook's reference/" + member.field().ids() + ".yaml";
            }
            List<String> words = List.of(member.field().oneOf());
            if (!words.isEmpty()) {
                return "one of "
                        + words.stream().map(word -> "{@code " + word + "}").collect(Collectors.joining(", "));
            }
            return ValueCheck.allowed(member, words).replaceFirst(", or \\{.*", "");
        }

        /** A call too long for a line on two. */
        private static String broken(String call) {
            return call.length() < 80 ? call : call.replaceFirst(" -> ", " ->\n *         ");
        }

        private static String wrapped(String text, String indent) {
            StringBuilder lines = new StringBuilder();
            StringBuilder line = new StringBuilder(indent);
            for (String word : text.split(" ", -1)) {
                if (line.length() + word.length() > WIDTH) {
                    lines.append(line.toString().stripTrailing()).append('\n');
                    line = new StringBuilder(indent);
                }
                line.append(word).append(' ');
            }
            return lines.append(line.toString().stripTrailing()).append('\n').toString();
        }

        String text() {
            StringBuilder text = new StringBuilder("package " + PACKAGE + "building;\n\n");
            imports.forEach(each -> text.append("import ").append(each).append(";\n"));
            text.append(whole ? """

                    /**
                     * Builds the facts of a project step by step, and each section in its place. For one thread. Written by BuilderSourcesTest
                     * from what the records say of their fields: not edited by hand.
                     *
                     * <pre>{@code
                     * ProjectFacts small = ProjectFacts.builder()
                     *         .project("Ticket routing")
                     *         .task(task -> task.type("TEXT_CLASSIFICATION"))
                     *         .data(data -> data.labeledSamples(6_000))
                     *         .budget(budget -> budget.compute(800))
                     *         .modelMatch("HIGH_QUALITY")
                     *         .build();
                     * ProjectFacts large = small.toBuilder().data(data -> data.labeledSamples(60_000)).build();
                     * }</pre>
                     */
                    """ : """

                    /**
                     * Builds {@link %s}. Written by BuilderSourcesTest from what the record says of its fields: not edited by hand.
                     *
                     * <pre>{@code
                     * ProjectFacts.builder().%s;
                     * }</pre>
                     */
                    """.formatted(record, broken(EXAMPLES.getOrDefault(record, ""))));
            text.append("public final class %s extends SectionBuilder<%s> {\n\n".formatted(name, record));
            text.append(whole ? """
                        private ProjectFactsBuilder(@Nullable ProjectFacts from) {
                            super(ProjectFacts.class, "", from);
                        }

                        /**
                         * A builder.
                         *
                         * @param facts what it starts from; null for nothing
                         * @return the builder
                         */
                        public static ProjectFactsBuilder startingFrom(@Nullable ProjectFacts facts) {
                            return new ProjectFactsBuilder(facts);
                        }

                        /**
                         * The facts as they were set. They are checked by the advisor, which knows the words of the rulebook.
                         *
                         * @return immutable facts; the builder may go on
                         */
                        public ProjectFacts build() {
                            return record();
                        }
                    """ : """
                        %s(String pointer, @Nullable %s from) {
                            super(%s.class, pointer, from);
                        }
                    """.formatted(name, record, record));
            return text.append(body).append("}\n").toString();
        }
    }
}
